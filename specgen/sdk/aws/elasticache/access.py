"""As whom a document logs in to the caches that name it, and what it learns of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from specgen.project.here import Here
from specgen.project.part_names import PartName
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces.caches import REDIS, Redis
from specgen.sdk.aws.used import used_by

CONNECT = ("elasticache:Connect",)
"""On the cache and on the user.

source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html (2026-11-30)
"""


@dataclass(frozen=True, slots=True)
class Grant:
    """uses: its use cases"""

    cache: Here[Redis]
    uses: Sequence[PartName]

    @property
    def arns(self) -> Iterator[str]:
        yield self.cache.spec.arn(self.cache)
        yield from (self.cache.spec.user_arn(self.cache, use) for use in self.uses)

    @property
    def variables(self) -> Mapping[str, str]:
        """Environment variables with the name of the cache and of each user, from which a client
        makes its token; a rename of either document or use case does not change them.
        """
        cache = self.cache.effective.aws_name
        found = {_variable(cache, "cache"): self.cache.spec.name_in_aws(self.cache)}
        for use in self.uses:
            name = self.cache.spec.user_in_aws(self.cache, use)
            found[_variable(cache, use.first, "user")] = name
        return found


def _variable(*parts: str) -> str:
    return "_".join(parts).replace("-", "_").upper()


def grants(here: Here[Any]) -> list[Grant]:
    """Of the cache in the document's region; else of the environment's."""
    kind, name = here.effective.kind, here.name
    caches = used_by(REDIS, here, lambda cache: bool(cache.uses_of(kind, name)))
    return [Grant(cache, cache.spec.uses_of(kind, name)) for cache in caches]


def variables(here: Here[Any]) -> dict[str, str]:
    return {name: value for grant in grants(here) for name, value in grant.variables.items()}


def statements(here: Here[Any]) -> Iterator[dict[str, Any]]:
    if found := grants(here):
        yield allow("ConnectToCaches", CONNECT, [arn for grant in found for arn in grant.arns])
