"""The project as data: documents, the platform, and what is effective where."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar, cast

from specgen.documents.document import Document, Lost
from specgen.project.effective import Effective, Spec_co
from specgen.project.envelope import Bare
from specgen.project.names import Names
from specgen.project.platform import ACCOUNT_SCOPE, Platform

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Project:
    """documents: all that could be read; effectives: those whose shape is right, by place

    is_whole: no document was left out because of its own fault, so absence means something
    lost: documents that were left out because of their own fault
    adopted: what others made, as if it had a document of its kind here; only find() sees it
    """

    platform: Platform
    platform_document: Document
    documents: tuple[Document, ...]
    effectives: tuple[Effective, ...]
    bare: tuple[tuple[Document, Bare, Any], ...]
    index: dict[tuple[str, str], dict[tuple[str, str], Effective]] = field(repr=False)
    kinds: tuple[str, ...] = ()
    is_whole: bool = True
    lost: tuple[Lost, ...] = ()
    adopted: tuple[Effective, ...] = ()
    _known: dict[Any, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def once(self, make: "Callable[[Project], T]") -> "T":
        """What a function makes of the project, made on first use: for indices of checks.

        make: a function of a module, because it is the key
        """
        if make not in self._known:
            self._known[make] = make(self)
        found: T = self._known[make]
        return found

    def find(self, kind: str, name: str, environment: str, region: str) -> Effective[Any] | None:
        """The document in exactly that place, or the account's in that region."""
        places = self.index.get((kind, name), {})
        return places.get((environment, region)) or places.get((ACCOUNT_SCOPE, region))

    def find_near(
        self, kind: str, name: str, environment: str, region: str
    ) -> Effective[Any] | None:
        """As find(); else in the primary region, else in any region of the environment."""
        if found := self.find(kind, name, environment, region):
            return found
        if found := self.find(kind, name, environment, self.platform.primary_region):
            return found
        places = self.index.get((kind, name), {}).items()
        of_it = (it for (env, _), it in places if env in {environment, ACCOUNT_SCOPE})
        return next(of_it, None)

    def all(self, kind: str) -> Iterator[Effective[Any]]:
        yield from self.once(_by_kind).get(kind, ())

    def known(self, kind: str) -> Iterator[Effective[Any]]:
        """As all(), and those that others made."""
        yield from self.all(kind)
        yield from (e for e in self.adopted if e.kind == kind)

    def all_at(self, kind: str, environment: str, region: str) -> Iterator[Effective[Any]]:
        yield from (e for e in self.at(environment, region) if e.kind == kind)

    def at(self, environment: str, region: str) -> Sequence[Effective]:
        """All documents of one environment and region."""
        return self.once(_by_spot).get((environment, region), ())

    def without(self, ids: set[str]) -> "Project":
        """The project as checks see it, without documents that they cannot look at."""
        kept = tuple(e for e in self.effectives if e.id not in ids)
        bare = tuple(item for item in self.bare if item[0].id not in ids)
        adopted = tuple(e for e in self.adopted if e.id not in ids)
        made = make_project(
            self.platform, self.platform_document, self.documents, kept, bare, self.kinds, adopted
        )
        gone = (Lost(*id_.split("/", 1)) for id_ in sorted(ids) if "/" in id_)
        return replace(made, lost=(*self.lost, *gone))

    def may_lack(self, kind: str, name: str = "") -> bool:
        """Whether a document was left out that may be this one; without a name: of the kind."""
        return any(item.may_be(kind, name) for item in self.lost)

    def names(self, effective: Effective) -> Names:
        return Names(self.platform, effective.environment, effective.region)

    def protected(self, effective: Effective) -> bool:
        """Whether the environment asks for protection; what the account owns always is."""
        if effective.environment == ACCOUNT_SCOPE:
            return True
        return self.platform.environments[effective.environment].protected


def make_project(  # noqa: PLR0913  the parts of a project
    platform: Platform,
    platform_document: Document,
    documents: tuple[Document, ...],
    effectives: tuple[Effective, ...],
    bare: tuple[tuple[Document, Bare, Any], ...],
    kinds: tuple[str, ...],
    adopted: tuple[Effective, ...] = (),
) -> Project:
    """kinds: those that make resources; what has a document of its kind is not adopted, too"""
    index: dict[tuple[str, str], dict[tuple[str, str], Effective]] = {}
    for effective in effectives:
        places = index.setdefault((effective.kind, effective.name), {})
        places[effective.spot] = effective
    for effective in adopted:
        places = index.setdefault((effective.kind, effective.name), {})
        places.setdefault(effective.spot, effective)
    return Project(
        platform, platform_document, documents, effectives, bare, index, kinds, adopted=adopted
    )


def _by_kind(project: Project) -> dict[str, list[Effective]]:
    found: dict[str, list[Effective]] = {}
    for effective in project.effectives:
        found.setdefault(effective.kind, []).append(effective)
    return found


def _by_spot(project: Project) -> dict[tuple[str, str], list[Effective]]:
    found: dict[tuple[str, str], list[Effective]] = {}
    for effective in project.effectives:
        found.setdefault(effective.spot, []).append(effective)
    return found


@dataclass(frozen=True, slots=True)
class Here(Generic[Spec_co]):
    """A document in its place, and the project as it looks from there.

    Spec_co: the document's own keys; a check of another kind sees them through a protocol
    """

    project: Project
    effective: Effective[Spec_co]

    @property
    def platform(self) -> Platform:
        return self.project.platform

    @property
    def environment(self) -> str:
        return self.effective.environment

    @property
    def region(self) -> str:
        return self.effective.region

    @property
    def protected(self) -> bool:
        return self.project.protected(self.effective)

    @property
    def names(self) -> Names:
        return self.project.names(self.effective)

    def parameter_path(self, output: str) -> str:
        """Where an output of this document is published."""
        document = f"{self.effective.kind}/{self.effective.aws_name}"
        return self.names.parameter(self.effective.stack, document, output)

    def find(self, kind: str, name: str, region: str = "") -> "Here[Any] | None":
        """Another document, in this (or the given) region, or where the environment has it."""
        found = self.project.find_near(kind, name, self.environment, region or self.region)
        return Here(self.project, found) if found else None

    def all(self, kind: str) -> "Iterator[Here[Any]]":
        """All documents of a kind in this environment and region."""
        for other in self.project.all_at(kind, self.environment, self.region):
            yield Here(self.project, other)

    @property
    def spec(self) -> Spec_co:
        return self.effective.spec

    @property
    def name(self) -> str:
        return self.effective.name

    def get(self, kind: str, name: str, region: str = "") -> "Here[Any]":
        """As find(), if a reference guarantees that it exists."""
        return cast("Here[Any]", self.find(kind, name, region))
