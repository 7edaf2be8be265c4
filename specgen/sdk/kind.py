"""How other kinds look up the documents of one kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic

from specgen.project.effective import Effective, Spec_co
from specgen.project.here import Here
from specgen.project.project import Project


@dataclass(frozen=True, slots=True)
class Kind(Generic[Spec_co]):
    """Finds the documents of a kind.

    Spec_co: a protocol with the keys that others may read, or the kind's own model
    """

    name: str

    def find(self, here: Here[Any], name: str, region: str = "") -> Here[Spec_co] | None:
        """In the given region or in that of `here`, otherwise in any region of the environment."""
        return here.find(self.name, name, region)

    def get(self, here: Here[Any], name: str, region: str = "") -> Here[Spec_co]:
        """As find(), if a reference has proved that the document exists."""
        return here.get(self.name, name, region)

    def at(
        self, project: Project, name: str, environment: str, region: str
    ) -> Effective[Spec_co] | None:
        """In exactly this place, or the account's one in the region."""
        return project.find(self.name, name, environment, region)

    def near(self, here: Here[Any]) -> Iterator[Here[Spec_co]]:
        """All in the same environment and region."""
        return here.all(self.name)

    def all(self, project: Project) -> Iterator[Effective[Spec_co]]:
        """All that the platform has, in every place."""
        return project.all(self.name)

    def known(self, project: Project) -> Iterator[Effective[Spec_co]]:
        """As all(), and those that others made."""
        return project.known(self.name)
