"""What mutations start from: every case, and every shipped document with what it refers to."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from support import BASE, TESTS, cases

from specgen.pipeline import check
from specgen.project.references import references_of

REPOSITORY = TESTS.parent


@dataclass(frozen=True, slots=True)
class Seed:
    """files: name below specs/ -> content; target: the file that is mutated"""

    name: str
    files: Mapping[str, bytes]
    target: str


@cache
def seeds() -> tuple[Seed, ...]:
    return (*_cases(), *_shipped())


def _cases() -> Iterator[Seed]:
    for case in cases():
        content = case.path.read_bytes()
        own_platform = re.search(rb"^kind: platform$", content, re.MULTILINE) is not None
        needs = (*(() if own_platform else ("platform",)), *case.needs)
        base = {f"base-{need}.yaml": (BASE / f"{need}.yaml").read_bytes() for need in needs}
        yield Seed(case.id, {"case.yaml": content, **base}, "case.yaml")
    platform = (BASE / "platform.yaml").read_bytes()
    yield Seed("base/platform", {"platform.yaml": platform}, "platform.yaml")


def _shipped() -> Iterator[Seed]:
    """Each file of specs/ with the files that its documents need: whole specs/ would be slow."""
    specs = REPOSITORY / "specs"
    needs = _needs(specs)
    for path in sorted(needs):
        names = sorted({"specs/platform.yaml", *_closure(path, needs)})
        files = {n.removeprefix("specs/"): (REPOSITORY / n).read_bytes() for n in names}
        yield Seed(path, files, path.removeprefix("specs/"))


def _needs(specs: Path) -> dict[str, set[str]]:
    """File -> files that its documents refer to."""
    project = check(REPOSITORY, specs).project
    if project is None:
        raise ValueError("specs/ has no platform")
    home = {(d.kind, d.name): d.path for d in project.documents}
    needs: dict[str, set[str]] = {d.path: set() for d in project.documents}
    for effective in project.effectives:
        for reference in references_of(effective):
            found = next(home[one] for one in reference.targets if one in home)
            needs[effective.document.path].add(found)
    return needs


def _closure(path: str, needs: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = set[str](), [path]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += needs[here]
    return reached


@cache
def words() -> Mapping[str, tuple[Any, ...]]:
    """Key -> values that it has somewhere in the corpus."""
    found: dict[str, list[Any]] = {}
    for seed in seeds():
        for data in documents(seed.files[seed.target]):
            _collect(data, found)
    return {key: tuple(values) for key, values in found.items()}


def _collect(value: Any, found: dict[str, list[Any]]) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            found.setdefault(key, []).append(item)
            _collect(item, found)
    elif isinstance(value, list):
        for item in value:
            _collect(item, found)


def documents(content: bytes) -> list[dict[str, Any]]:
    """The data of a file's documents, as far as they can be read."""
    from specgen.documents.document import Document  # noqa: PLC0415  has the name of this function
    from specgen.documents.read import read_text  # noqa: PLC0415  has the name of this function

    return [item.data for item in read_text("seed", content) if isinstance(item, Document)]
