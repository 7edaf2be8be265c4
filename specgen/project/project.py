"""The project as data: documents, the platform, and what is effective where."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from specgen.documents.document import Document, Lost
from specgen.project.effective import Effective
from specgen.project.envelope import Bare
from specgen.project.names import Names
from specgen.project.platform import Platform

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Project:
    """documents: all that could be read; effectives: those whose shape is right, by place

    is_whole: no document was left out because of its own fault, so absence means something
    lost: documents that were left out because of their own fault
    adopted: what others made, as if it had a document of its kind here; only find() sees it
    whole: of a project as one account sees it, that of all accounts
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
    whole: "Project | None" = field(default=None, repr=False, compare=False)
    _known: dict[Any, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def once(self, make: "Callable[[Project], T]") -> "T":
        """What a function makes of the project, made on first use: for indices of checks.

        make: a function of a module, because it is the key
        """
        if make not in self._known:
            self._known[make] = make(self)
        found: T = self._known[make]
        return found

    def seen_from(self, effective: Effective) -> "Project":
        """Without what is in other accounts than the document: find() alone leads there."""
        if self.platform.accounts:
            return self.seen_from_scope(effective.environment)
        return self

    def seen_from_scope(self, environment: str) -> "Project":
        """As seen_from(), by an environment or scope."""
        whole = self.whole or self
        return whole.once(_by_account)[whole.platform.account_of(environment).id]

    def by_account(self) -> tuple["Project", ...]:
        """As seen_from() documents of each account."""
        return tuple(self.once(_by_account).values()) if self.platform.accounts else (self,)

    def find(self, kind: str, name: str, environment: str, region: str) -> Effective[Any] | None:
        """The document in exactly that place, or its account's in that region."""
        places = self.index.get((kind, name), {})
        scope = self.platform.scope_of(environment)
        return places.get((environment, region)) or places.get((scope, region))

    def find_near(
        self, kind: str, name: str, environment: str, region: str
    ) -> Effective[Any] | None:
        """As find(); else in the primary region, else in any region of the environment.

        At last what exists once in another account, the platform's own first: only references that
        may lead there do.
        """
        own = self.platform.scope_of(environment)
        others = () if len(self.platform.scopes) == 1 else self.platform.scopes
        for scope in (environment, *(other for other in others if other != own)):
            for near in (region, self.platform.primary_region):
                if found := self.find(kind, name, scope, near):
                    return found
            within = {scope, own} if scope == environment else {scope}
            places = self.index.get((kind, name), {}).items()
            if found := next((it for (env, _), it in places if env in within), None):
                return found
        return None

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

    def share_account(self, one: Effective, other: Effective) -> bool:
        account_of = self.platform.account_of
        return account_of(one.environment).id == account_of(other.environment).id

    def protected(self, effective: Effective) -> bool:
        """Whether the environment asks for protection; what the account owns always is."""
        if self.platform.is_scope(effective.environment):
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


def _by_account(project: Project) -> dict[str, Project]:
    def seen(account: str) -> Project:
        def within(effectives: tuple[Effective, ...]) -> tuple[Effective, ...]:
            return tuple(e for e in effectives if account_of(e.environment).id == account)

        parts = within(project.effectives), within(project.adopted)
        return replace(project, effectives=parts[0], adopted=parts[1], whole=project)

    account_of = project.platform.account_of
    ids = (account_of(scope).id for scope in project.platform.scopes)
    return {account: seen(account) for account in dict.fromkeys(ids)}


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
