"""Root modules proved as `specgen prove` does it, without its cache."""

from pathlib import Path

from specgen.findings import Finding
from specgen.pipeline import Checked
from specgen.proving import registry
from specgen.proving.part import Part, State
from specgen.proving.request import Request
from specgen.publishing import published


def request(checked: Checked, root: Path, jobs: int = 2) -> Request:
    assert checked.project is not None
    return Request(
        project=checked.project,
        modules=checked.modules,
        root=root,
        output=root / "generated",
        values=published(checked.project),
        jobs=jobs,
    )


def prove(checked: Checked, root: Path, *parts: str) -> tuple[Part, ...]:
    return registry.prove(request(checked, root), parts)


def found(parts: tuple[Part, ...]) -> list[Finding]:
    return [finding for part in parts for finding in part.findings]


def unproved(parts: tuple[Part, ...]) -> list[str]:
    """Everything that did not pass, with what was said of it."""
    units = [f"{p.name} {u.name} {u.note}" for p in parts for u in p.units if not _passed(u.state)]
    return units + [f"{f.place} {f.code} {f.message} {f.help}" for f in found(parts)]


def _passed(state: State) -> bool:
    return state in {State.PASSED, State.CACHED}
