"""Resources of a root module that AWS would refuse, whoever made them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from specgen.findings.crash import Crash
from specgen.findings.finding import Finding, Problem, Severity
from specgen.findings.pointers import Pointer, value_at
from specgen.findings.rule import Rule
from specgen.project.locate import finding
from specgen.project.project import Effective
from specgen.render.built import BuiltModule
from specgen.render.emit import Parts, whole_part
from specgen.render.keys import Key, key_of
from specgen.sdk.aws.resources.registry import Around, checks_of, problems
from specgen.terraform.spot import Spot


def refused(built: BuiltModule, parts: Parts, crashes: list[Crash]) -> Iterator[Finding]:
    """Errors, at the document that made the resource; `specgen prove` also tells warnings.

    What a document writes as whole resources is checked with the documents.
    crashes: gets the errors of checks
    """
    around = Around(built.content.get("locals", {}), built.module.region, _resources(parts))
    for effective in built.module.effectives:
        written = frozenset(effective.spec.escape_hatches())
        resources = whole_part(effective, parts)["resource"]
        for kind, named in resources.items():
            for name, body in named.items() if checks_of(kind, errors=True) else ():
                address = f"{kind}.{name}"
                raised: list[Crash] = []
                of_whole = problems(kind, body, around, errors=True, crashes=raised)
                for broken, problem in of_whole if address not in written else ():
                    if _severity(broken, problem) is Severity.ERROR:
                        path = ("resource", kind, name)
                        yield _finding(effective, path, body, broken, problem)
                crashes += [_placed(crash, effective) for crash in raised]


def _placed(crash: Crash, effective: Effective) -> Crash:
    where = "/".join(effective.spot)
    return replace(crash, document=effective.id, place=effective.place(()), where=where)


def _resources(parts: Parts) -> dict[str, Any]:
    return {
        f"{kind}.{name}": body
        for part in parts.values()
        for kind, named in part.get("resource", {}).items()
        for name, body in named.items()
    }


def _severity(broken: Rule, problem: Problem) -> Severity:
    return problem.severity or broken.severity


def _finding(
    effective: Effective, path: Pointer, body: Any, broken: Rule, problem: Problem
) -> Finding:
    value = value_at(body, problem.pointer)
    spot = Spot("", (*path, *problem.pointer), at_key=problem.at_key, value=value)
    message = f"{spot.address}{spot.attribute and ' ' + spot.attribute}: {problem.message}"
    key = key_of(effective, spot) or _patch(effective, spot.address)
    place = Problem(("name",), message, _hint(effective, problem), severity=problem.severity)
    if key is not None:
        place = replace(place, pointer=key.pointer, at_key=key.at_key, help=problem.help)
    where = f"{effective.environment}/{effective.region}"
    return replace(finding(broken, effective, place), where=(where,))


def _patch(effective: Effective, address: str) -> Key | None:
    """The most likely cause if the value is not the patch's own."""
    is_patched = address in effective.envelope.terraform
    return Key(("terraform", address), at_key=True) if is_patched else None


def _hint(effective: Effective, problem: Problem) -> str:
    whence = f"no key of the document sets it: the kind {effective.kind} makes it"
    return f"{problem.help}; {whence}" if problem.help else whence
