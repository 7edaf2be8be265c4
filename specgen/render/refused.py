"""Resources of a root module that AWS would refuse, whoever made them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from specgen.findings.finding import Finding, Problem, Severity
from specgen.findings.pointers import dotted
from specgen.findings.rule import Rule
from specgen.project.locate import finding
from specgen.project.project import Effective
from specgen.render.built import BuiltModule
from specgen.render.emit import Parts, document_file
from specgen.sdk.aws.resources.registry import checks_of, problems


def refused(built: BuiltModule, parts: Parts) -> Iterator[Finding]:
    """Errors, at the document that made the resource; `specgen prove` also tells warnings.

    What a document writes as whole resources is checked with the documents.
    """
    local = built.content.get("locals", {})
    for effective in built.module.effectives:
        written = frozenset(effective.spec.escape_hatches())
        resources = parts[document_file(effective)].get("resource", {})
        for kind, named in resources.items():
            for name, body in named.items() if checks_of(kind, errors=True) else ():
                address = f"{kind}.{name}"
                found = problems(kind, body, local, errors=True) if address not in written else ()
                for broken, problem in found:
                    if _severity(broken, problem) is Severity.ERROR:
                        yield _finding(effective, address, broken, problem)


def _severity(broken: Rule, problem: Problem) -> Severity:
    return problem.severity or broken.severity


def _finding(effective: Effective, address: str, broken: Rule, problem: Problem) -> Finding:
    where = dotted(problem.pointer)
    message = f"{address}{where and ' ' + where}: {problem.message}"
    change: Any = effective.envelope.terraform.get(address)
    place = Problem(("name",), message, _hint(effective, problem), severity=problem.severity)
    if change is not None:
        key = problem.pointer[:1] if problem.pointer and problem.pointer[0] in change else ()
        pointer = ("terraform", address, *key)
        place = replace(place, pointer=pointer, help=problem.help, at_key=not key)
    spot = f"{effective.environment}/{effective.region}"
    return replace(finding(broken, effective, place), where=(spot,))


def _hint(effective: Effective, problem: Problem) -> str:
    whence = f"a key of this document set it, or the kind {effective.kind} itself"
    return f"{problem.help}; {whence}" if problem.help else whence
