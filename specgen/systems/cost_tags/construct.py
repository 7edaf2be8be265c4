"""Cost tags document -> one cost allocation tag for each key."""

from cdktf_cdktf_provider_aws.ce_cost_allocation_tag import CeCostAllocationTag

from specgen.sdk.construct import Scope
from specgen.systems.cost_tags.model import CostTags


def build(scope: Scope, spec: CostTags) -> None:
    for key in spec.all_keys(scope.here):
        scope.add(CeCostAllocationTag, key, tag_key=key, status="Active")
