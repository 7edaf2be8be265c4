"""A project that records what a construct looks at outside its own root module."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from specgen.project.project import Effective, Project
from specgen.render.incremental.inputs import digest, of_data

NOTHING = ""
Look = tuple[str, ...]
"""`near` or `exact`, kind, name, environment, region; `at`, kind, environment, region; `all` or
`known`, kind; or `project`.
"""


@dataclass
class Watched:
    """Replaces the project while one root module is built; looks: what was looked at

    Any read other than by name or by kind counts as a look at the whole project.
    """

    project: Project
    looks: set[Look] = field(default_factory=set)

    def find(self, kind: str, name: str, environment: str, region: str) -> Effective | None:
        self.looks.add(("exact", kind, name, environment, region))
        return self.project.find(kind, name, environment, region)

    def find_near(self, kind: str, name: str, environment: str, region: str) -> Effective | None:
        self.looks.add(("near", kind, name, environment, region))
        return self.project.find_near(kind, name, environment, region)

    def all(self, kind: str) -> Iterator[Effective]:
        self.looks.add(("all", kind))
        return self.project.all(kind)

    def known(self, kind: str) -> Iterator[Effective]:
        self.looks.add(("known", kind))
        return self.project.known(kind)

    def all_at(self, kind: str, environment: str, region: str) -> Iterator[Effective]:
        self.looks.add(("at", kind, environment, region))
        return self.project.all_at(kind, environment, region)

    def __getattr__(self, name: str) -> Any:
        if name not in ALWAYS:
            self.looks.add(("project",))
        return getattr(self.project, name)


ALWAYS = frozenset({"platform", "platform_document", "names", "protected", "kinds"})
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
            case ("all", kind):
                return self._many(self.project.all(kind))
            case ("known", kind):
                return self._many(self.project.known(kind))
            case ("at", kind, environment, region):
                return self._many(self.project.all_at(kind, environment, region))
            case _:
                return self._many((*self.project.effectives, *self.project.adopted))

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
