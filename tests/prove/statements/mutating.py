"""Generated files with one asserted value broken: in the JSON, not in what the assertion reads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from msgspec import UNSET

from specgen.findings.pointers import Pointer
from specgen.prove.statements.clauses import Clause, clauses, wanted_count
from specgen.prove.statements.evaluate import evaluate
from specgen.prove.statements.generated import Generated
from specgen.systems.requirements.model.assertion import Assertion
from specgen.systems.requirements.model.names import names_in

DELETED: Any = object()
Way = tuple[str | int, ...]
Files = dict[str, Any]

_PLAIN = re.compile(r'(?:[A-Za-z_]\w*|"[^"]+"|\[\d+\])(?:\.[A-Za-z_]\w*|\."[^"]+"|\[\d+\])*')
_STEP = re.compile(r'"([^"]+)"|\[(\d+)\]|([A-Za-z_]\w*)')
_ENCODED = re.compile(r"\$\{jsonencode\(local\.([\w-]+)\)\}")
_LOCAL = re.compile(r"local\.([\w-]+)")


@dataclass(frozen=True, slots=True)
class Mutant:
    """expected: pointer of the failure, below the assertion"""

    what: str
    files: Files
    expected: Pointer


@dataclass(frozen=True, slots=True)
class Subject:
    """One block that an assertion looks at; way: to its body in its file"""

    files: Files
    file: str
    address: str

    @property
    def way(self) -> Way:
        kind, _, rest = self.address.partition(".")
        if kind == "provider":
            return ("provider", rest, 0)
        if kind == "terraform":
            return ("terraform",)
        if kind in {"variable", "local"}:
            return (kind if kind == "variable" else "locals", rest)
        head = ("resource",) if kind != "data" else ("data",)
        kind, _, name = (rest if kind == "data" else self.address).partition(".")
        return (*head, kind, name)

    @property
    def body(self) -> Any:
        return at(self.files[self.file], self.way)

    def changed(self, way: Way, value: Any) -> Files:
        """The files with another value, if that changes anything; way: in the file."""
        return {**self.files, self.file: changed(self.files[self.file], way, value)}


def at(content: Any, way: Way) -> Any:
    for step in way:
        content = content[step]
    return content


def changed(content: Any, way: Way, value: Any) -> Any:
    """A copy with another value, or without it; creates what is missing on the way."""
    if not way:
        return value
    step, rest = way[0], way[1:]
    if content is None:
        content = [] if isinstance(step, int) else {}
    if isinstance(content, list) and isinstance(step, int):
        inner = content[step] if step < len(content) else None
        new = [] if _ends(rest, value) else [changed(inner, rest, value)]
        return [*content[:step], *new, *content[step + 1 :]]
    copied = dict(content)
    inner = copied.pop(step, None)
    return copied if _ends(rest, value) else {**copied, step: changed(inner, rest, value)}


def _ends(rest: Way, value: Any) -> bool:
    return not rest and value is DELETED


def mutants(output: Generated, assertion: Assertion, module: str) -> Iterator[Mutant]:
    """Mutations of the number of blocks, and of each clause in the first and the last block."""
    subjects = subjects_of(output, assertion, module)
    yield from _of_number(assertion, subjects, dict(output.files), module)
    for clause in clauses(assertion):
        for subject in {s.address: s for s in (subjects[0], subjects[-1])}.values():
            yield from _of_value(clause, subject)


def subjects_of(output: Generated, assertion: Assertion, module: str) -> list[Subject]:
    files, blocks = dict(output.files), output.modules[module].blocks
    proofs = evaluate(output, assertion, [module]).proofs
    return [Subject(files, blocks[p.address].file, p.address) for p in proofs]


def _of_number(
    assertion: Assertion, subjects: list[Subject], files: Files, module: str
) -> Iterator[Mutant]:
    wanted = wanted_count(assertion)
    key = "count" if isinstance(assertion.count, int) else "absent"
    if wanted == 0:
        yield Mutant("one is added", _with_one_more(assertion, files, module), (key,))
        return
    emptied = dict(files)
    for subject in subjects:
        emptied[subject.file] = changed(emptied[subject.file], subject.way, DELETED)
    counts_together = assertion.count_at_least is not UNSET
    lost = "count_at_least" if counts_together else "at"
    yield Mutant("all are removed", emptied, (key,) if wanted else (lost,))
    one = subjects[0]
    if wanted:
        yield Mutant(f"{one.address} is removed", one.changed(one.way, DELETED), (key,))
    # a twin has another name, so it is not had where `having` asks for the name
    if wanted and assertion.at.endswith(("*", ">")) and not names_in(assertion.having):
        twin = one.changed((*one.way[:-1], f"{one.way[-1]}-mutant"), one.body)
        yield Mutant(f"{one.address} is doubled", twin, (key,))


def _with_one_more(assertion: Assertion, files: Files, module: str) -> Files:
    kind, _, name = assertion.at.replace("*", "mutant").partition(".")
    body: dict[str, Any] = {}
    for path, value in assertion.having.items():
        text = str(value).replace("*", "mutant")
        wanted = f"${{{text}}}" if re.match(r"aws_\w+\.", text) else value
        body = changed(body, steps(path), wanted)
    return {**files, f"{module}/raw-mutant.tf.json": {"resource": {kind: {name: body}}}}


def steps(path: str) -> Way:
    found = _STEP.findall(path)
    return tuple(quoted or name or int(index) for quoted, index, name in found)


def _of_value(clause: Clause, subject: Subject) -> Iterator[Mutant]:
    if _PLAIN.fullmatch(clause.path) and not clause.together:
        way, found = _reached(subject, steps(clause.path))
        for value in _broken(clause, found):
            what = f"{subject.address} {clause.path} {found!r} -> {value!r:.60}"
            yield Mutant(what, subject.changed(way, value), clause.pointer)


def _reached(subject: Subject, path: Way) -> tuple[Way, Any]:
    """The way to the value in the file, also through an encoded local, and the value."""
    content = subject.files[subject.file]
    way, value = subject.way, subject.body
    for i, step in enumerate(path):
        encoded = _ENCODED.fullmatch(value) if isinstance(value, str) else None
        if encoded:
            way, value = ("locals", encoded[1]), content["locals"][encoded[1]]
        inside = step in value if isinstance(value, dict) else isinstance(value, list)
        if not inside:
            return (*way, *path[i:]), DELETED
        way, value = (*way, step), value[step]
    return way, value


def _broken(clause: Clause, found: Any) -> Iterator[Any]:
    match clause.operator:
        case "absent":
            yield "mutant" if clause.wanted else DELETED
            return
        case "at_least":
            yield clause.wanted - 1
        case "at_most":
            yield clause.wanted + 1
        case "contains":
            yield []
        case _:
            yield other(found)
    yield DELETED


def other(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str():
            return "mutant"
        case list():
            return value[:-1]
    return {}


def tangled(clause: Clause) -> bool:
    """Whether a search must find what the clause's path depends on."""
    return clause.together or not _PLAIN.fullmatch(clause.path)


def everywhere(clause: Clause, subject: Subject) -> Iterator[Mutant]:
    """Every single change of the body and of the locals that it names; likely ones come first."""
    content = subject.files[subject.file]
    inner = [("locals", name) for name in _locals_of(content.get("locals", {}), subject.body)]
    leaves = [leaf for top in (subject.way, *inner) for leaf in _leaves(at(content, top), top)]
    for way, value in sorted(leaves, key=lambda leaf: -_likely(clause, leaf[0])):
        for new in (other(value), DELETED, *_named(clause, value)):
            yield Mutant(f"{way} -> {new!r:.60}", subject.changed(way, new), clause.pointer)


def _locals_of(known: dict[str, Any], body: Any) -> list[str]:
    """Names of the locals that the body names, itself or through others."""
    found: list[str] = []
    texts = [str(body)]
    while texts:
        new = [n for n in _LOCAL.findall(texts.pop()) if n in known and n not in found]
        found += dict.fromkeys(new)
        texts += [str(known[name]) for name in dict.fromkeys(new)]
    return found


def _likely(clause: Clause, way: Way) -> int:
    """How many keys on the way are in the clause's path."""
    return sum(step in clause.path for step in way if isinstance(step, str))


def _named(clause: Clause, value: Any) -> Iterator[Any]:
    """The values that the path itself looks for, and numbers just out of bounds."""
    if isinstance(value, str):
        yield from re.findall(r"'([^']*)'", clause.path)
    if clause.operator in {"at_least", "at_most"} and isinstance(value, str | int | float):
        yield clause.wanted + (1 if clause.operator == "at_most" else -1)
    if isinstance(value, list):
        yield []


def _leaves(value: Any, way: Way) -> Iterator[tuple[Way, Any]]:
    inside = value.items() if isinstance(value, dict) else ()
    inside = enumerate(value) if isinstance(value, list) else inside
    for key, item in inside:
        yield from _leaves(item, (*way, key))
    if not isinstance(value, dict):
        yield way, value
