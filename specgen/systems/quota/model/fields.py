"""The keys of a quota document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts.quotas import LARGEST_REQUEST
from specgen.project.platform import QuotaName
from specgen.sdk import Model, Unordered


class Fields(Model, kw_only=True):
    headroom_percent: Annotated[
        int, Meta(description="Requested on top of what is needed", ge=0, le=400)
    ] = 25
    sizes: Annotated[
        Literal["active", "largest"],
        Meta(description="Sizes that count: those in use, or the largest of all size profiles"),
    ] = "active"
    at_least: Annotated[
        dict[QuotaName, Annotated[int, Meta(ge=1, le=LARGEST_REQUEST)]],
        Meta(
            description="Quota -> least number to request, even if documents need less",
            examples=[{"fargate_spot_vcpu": 1000}],
        ),
    ] = {}
    leave_out: Annotated[
        Unordered[QuotaName], Meta(description="Quotas that this document does not request")
    ] = []
