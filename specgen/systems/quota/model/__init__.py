"""What a quota document says."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from specgen.project.platform import QuotaName
from specgen.sdk import Derived, Kind, Model, Singleton
from specgen.systems.quota.model.requests import rows

if TYPE_CHECKING:
    from specgen.sdk import Here


class Quota(Model, kw_only=True):
    """Asks AWS for the quotas of its region that all documents of the account need together."""

    headroom_percent: Annotated[
        int, Meta(description="Asked for above what is needed", ge=0, le=400)
    ] = 25
    sizes: Annotated[
        Literal["active", "largest"],
        Meta(
            description="Sizes that count: those in use, or the largest that documents hold ready"
        ),
    ] = "active"
    at_least: Annotated[
        dict[QuotaName, Annotated[int, Meta(ge=1)]],
        Meta(
            description="Quota -> what is asked for although documents need less",
            examples=[{"fargate_spot_vcpu": 1000}],
        ),
    ] = {}
    leave_out: Annotated[
        list[QuotaName], Meta(description="Quotas that are asked for elsewhere, if at all")
    ] = []

    def derived(self, here: "Here") -> Iterator[Derived]:
        yield from rows(self, here)

    def singletons(self, here: "Here") -> Iterator[Singleton]:  # noqa: ARG002  the same everywhere
        yield Singleton("the request for quotas", ("name",))


QUOTA: Kind[Quota] = Kind("quota")
