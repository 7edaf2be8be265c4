"""A system: everything specgen knows about one kind of document."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from specgen.project.envelope import Bare, Envelope
from specgen.sdk.alarms import Alarm
from specgen.sdk.model import Model

if TYPE_CHECKING:
    from specgen.project.checks.check import Check, ProjectCheck
    from specgen.sdk.construct.scope import Scope


@dataclass(frozen=True, slots=True, eq=False)  # by identity: the schema is looked up by it
class System:
    """stack: root module of its documents unless the platform or a document says otherwise

    construct: imports and returns the function that builds; called at the moment of rendering,
    for importing resource classes costs seconds. None: the kind makes no resources
    alarms: what is watched of each of its documents, and from when on it is grave
    """

    kind: str
    title: str
    model: type[Model]
    checks: "tuple[Check, ...]" = ()
    project_checks: "tuple[ProjectCheck, ...]" = field(default=(), kw_only=True)
    construct: "Callable[[], Callable[[Scope, Any], None]] | None" = None
    stack: str = ""
    alarms: tuple[Alarm, ...] = field(default=(), kw_only=True)

    @property
    def placed(self) -> bool:
        return self.construct is not None

    @property
    def envelope(self) -> type[Envelope] | type[Bare]:
        return Envelope if self.placed else Bare
