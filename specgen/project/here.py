"""A document in its place, and how the project looks from there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, cast

from specgen.project.accounts import AwsAccount
from specgen.project.effective import Effective, Spec_co
from specgen.project.names import Names
from specgen.project.platform import Platform
from specgen.project.platform_parts import Environment
from specgen.project.project import Project


@dataclass(frozen=True, slots=True)
class Here(Generic[Spec_co]):
    """A document in its place, and the project as it looks from there.

    whole: the project with all accounts
    Spec_co: the document's own keys; a check of another kind sees them through a protocol
    """

    whole: Project
    effective: Effective[Spec_co]

    @property
    def project(self) -> Project:
        return self.whole.seen_from(self.effective)

    @property
    def platform(self) -> Platform:
        return self.whole.platform

    @property
    def environment(self) -> str:
        return self.effective.environment

    @property
    def region(self) -> str:
        return self.effective.region

    @property
    def protected(self) -> bool:
        return self.whole.protected(self.effective)

    @property
    def names(self) -> Names:
        return self.whole.names(self.effective)

    @property
    def account(self) -> AwsAccount:
        return self.platform.account_of(self.environment)

    @property
    def environments(self) -> dict[str, Environment]:
        """Those in its account, by name."""
        own = self.account.scope
        known = self.platform.environments
        return {n: e for n, e in known.items() if self.platform.account_of(n).scope == own}

    def is_of_account(self, other: Effective) -> bool:
        """Whether another document is in the same AWS account."""
        return self.whole.share_account(self.effective, other)

    def sees(self, other: Effective) -> bool:
        """Whether another document is of this environment, or exists once in its account."""
        is_once = self.platform.is_scope(other.environment)
        return other.environment == self.environment or (is_once and self.is_of_account(other))

    def parameter_path(self, output: str) -> str:
        """Where an output of this document is published."""
        document = f"{self.effective.kind}/{self.effective.aws_name}"
        return self.names.parameter(self.effective.stack, document, output)

    def find(self, kind: str, name: str, region: str = "") -> "Here[Any] | None":
        """Another document, in this (or the given) region, or where the environment has it."""
        found = self.whole.find_near(kind, name, self.environment, region or self.region)
        return Here(self.whole, found) if found else None

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
