"""A system: everything specgen knows about one kind of document."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec

from specgen.documents.extensions import BrokenKind
from specgen.documents.schema.document_type import DocumentType
from specgen.facts.stateful import LOST, Losses
from specgen.findings.rule import Rule
from specgen.project.checks.check import Check, LateChecks, ProjectCheck
from specgen.project.envelope import Bare, Envelope
from specgen.project.project import Project
from specgen.sdk.alarms import Row
from specgen.terraform.providers import PROVIDERS

if TYPE_CHECKING:
    from specgen.sdk.construct.scope import Scope


@dataclass(frozen=True, slots=True, eq=False)
class System:
    """One kind: the type of its documents, their checks, and what they become.

    stack: root module of its documents unless the platform or a document sets another
    construct: name of the module whose `build(scope, spec)` makes the resources. It is imported
    when a document is rendered, because resource classes take seconds to load. If empty, the kind
    makes no resources, and its documents have no placement
    alarms: rows of each of its documents; the kind `alarms` makes them
    losses: resource type -> what is lost with it, for types that are not in facts/stateful.py
    providers: those besides AWS whose resources it makes, by their names in terraform/providers.py
    free: why AWS bills nothing for the kind, if its model has no `charges`
    """

    kind: str
    title: str
    model: type[msgspec.Struct]
    checks: tuple[Check, ...] = ()
    project_checks: tuple[ProjectCheck, ...] = field(default=(), kw_only=True)
    late_checks: LateChecks | None = field(default=None, kw_only=True)
    construct: str = field(default="", kw_only=True)
    stack: str = field(default="", kw_only=True)
    alarms: tuple[Row, ...] = field(default=(), kw_only=True)
    losses: Losses = field(default_factory=dict, kw_only=True)
    providers: tuple[str, ...] = field(default=(), kw_only=True)
    free: str = field(default="", kw_only=True)
    type: DocumentType = field(init=False, repr=False)

    def __post_init__(self) -> None:
        envelope = Envelope if self.placed else Bare
        made = DocumentType(
            self.kind,
            self.title,
            envelope,
            self.model,
            self.placed,
            self.stack,
            self.alarms,
        )
        object.__setattr__(self, "type", made)

    @property
    def rules(self) -> list[Rule]:
        """Of all its checks, each once, in their written order; imports the late ones."""
        late = self.late_checks.load() if self.late_checks else ()
        found = (check.rule for check in (*self.checks, *self.project_checks, *late))
        return list(dict.fromkeys(found))

    def needed_checks(self, project: Project) -> tuple[ProjectCheck, ...]:
        """Those over all documents together."""
        late = self.late_checks
        return self.project_checks + (late.load() if late and late.needed(project) else ())

    @property
    def placed(self) -> bool:
        return bool(self.construct)

    def build(self) -> "Callable[[Scope, Any], None]":
        """The function that builds a document's resources; imports CDKTF.

        raises: BrokenKind
        """
        try:
            build: Callable[[Scope, Any], None] = import_module(self.construct).build
        except (AttributeError, ImportError, SyntaxError) as error:
            why = _lacking(error) or f"{self.construct}: {type(error).__name__}: {error}"
            raise BrokenKind(f"the kind `{self.kind}` cannot be rendered: {why}") from error
        return build


def _lacking(error: Exception) -> str:
    """What to install, if the bindings of a provider are missing."""
    name = (error.name or "").partition(".")[0] if isinstance(error, ModuleNotFoundError) else ""
    for provider in PROVIDERS.values():
        if provider.module == name and provider.extra:
            what = f"the bindings of {provider.title} are not installed"
            return f"{what}; run `pip install {provider.requirement}`"
    return ""


def losses(systems: Iterable[System]) -> Losses:
    """What is lost with a resource type, for all kinds."""
    return {**{k: lost for system in systems for k, lost in system.losses.items()}, **LOST}
