"""A project that records what a construct looks at outside its own root module."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from specgen.project.project import Effective, Project
from specgen.render.incremental.inputs import digest, of_data

NOTHING = ""
Look = tuple[str, ...]
"""`near` or `exact`, kind, name, environment, region; `at`, kind, environment, region; `all` or
`known`, kind, scope of an account; or `project`, scope. Without a scope it is in all accounts.
"""


@dataclass
class Watched:
    """Replaces the project while one root module is built

    looks: what was looked at; scope: of the account that it is seen from, if not from all

    Any read other than by name or by kind counts as a look at the whole project.
    """

    project: Project
    looks: set[Look] = field(default_factory=set)
    scope: str = ""

    def seen_from(self, effective: Effective) -> "Watched":
        platform = self.project.platform
        if not platform.accounts:
            return self
        scope = platform.account_of(effective.environment).scope
        return Watched(self.project.seen_from(effective), self.looks, scope)

    def find(self, kind: str, name: str, environment: str, region: str) -> Effective | None:
        self.looks.add(("exact", kind, name, environment, region))
        return self.project.find(kind, name, environment, region)

    def find_near(self, kind: str, name: str, environment: str, region: str) -> Effective | None:
        self.looks.add(("near", kind, name, environment, region))
        return self.project.find_near(kind, name, environment, region)

    def all(self, kind: str) -> Iterator[Effective]:
        self.looks.add(("all", kind, self.scope))
        return self.project.all(kind)

    def known(self, kind: str) -> Iterator[Effective]:
        self.looks.add(("known", kind, self.scope))
        return self.project.known(kind)

    def all_at(self, kind: str, environment: str, region: str) -> Iterator[Effective]:
        self.looks.add(("at", kind, environment, region))
        return self.project.all_at(kind, environment, region)

    def __getattr__(self, name: str) -> Any:
        if name not in ALWAYS:
            self.looks.add(("project", self.scope))
        return getattr(self.project, name)


ALWAYS = frozenset(
    {"platform", "platform_document", "names", "protected", "kinds", "share_account"}
)
"""What every fingerprint covers anyway: all of the platform document."""


class Sight:
    """What a look sees, as a digest; each document is hashed once."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._digests: dict[int, str] = {}

    def seen(self, look: Look) -> str:
        match look:
            case ("exact", kind, name, environment, region):
                return self._one(self.project.find(kind, name, environment, region))
            case ("near", kind, name, environment, region):
                return self._one(self.project.find_near(kind, name, environment, region))
            case ("all", kind, scope):
                return self._many(self._seen(scope).all(kind))
            case ("known", kind, scope):
                return self._many(self._seen(scope).known(kind))
            case ("at", kind, environment, region):
                return self._many(self.project.all_at(kind, environment, region))
            case _:
                seen = self._seen(look[1])
                return self._many((*seen.effectives, *seen.adopted))

    def _seen(self, scope: str) -> Project:
        return self.project.seen_from_scope(scope) if scope else self.project

    def of(self, effective: Effective) -> str:
        """The document as it is in this environment, region and stack."""
        key = id(effective)
        if key not in self._digests:
            place = [effective.id, effective.environment, effective.region, effective.stack]
            names = list(effective.earlier_names)
            self._digests[key] = of_data([place, names, effective.data])
        return self._digests[key]

    def _one(self, effective: Effective | None) -> str:
        return NOTHING if effective is None else self.of(effective)

    def _many(self, effectives: Any) -> str:
        return digest(self.of(effective).encode() for effective in effectives)
