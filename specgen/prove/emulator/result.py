"""The result of applying one root module."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from specgen.prove.part import State, Unit
from specgen.terraform.offline.diagnostics import Diagnostics, has_errors


@dataclass(frozen=True, slots=True)
class Applied:
    """stands: everything was applied, so that others can use it; resources: how many were

    left_out: address -> why; not_compared: address -> what differs, why

    seconds: by step (init, apply, replan, destroy); skipped: why nothing was tried
    """

    name: str
    stands: bool = False
    resources: int = 0
    left_out: Mapping[str, str] = field(default_factory=dict)
    not_compared: Mapping[str, str] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    diagnostics: Diagnostics = ()
    skipped: str = ""

    @property
    def failed(self) -> bool:
        return has_errors(self.diagnostics)


def unit(result: Applied) -> Unit:
    return Unit(
        name=result.name,
        state=_state(result),
        count=result.resources,
        seconds=sum(result.seconds.values()),
        left_out=result.left_out,
        note=result.skipped or _note(result),
    )


def _state(result: Applied) -> State:
    if result.skipped:
        return State.SKIPPED
    return State.FAILED if result.failed else State.PASSED


def _note(result: Applied) -> str:
    count = len(result.not_compared)
    return f"{count} applied and destroyed, but not compared" if count else ""
