"""Commitment document -> the purchase, if it is approved and Terraform can buy it."""

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.elasticache_reserved_cache_node import ElasticacheReservedCacheNode
from cdktf_cdktf_provider_aws.rds_reserved_instance import RdsReservedInstance

from specgen.sdk.construct import Scope
from specgen.systems.commitment.model import Approval, Commitment


def build(scope: Scope, spec: Commitment) -> None:
    """Guarded in every environment, because a destroyed purchase is paid for anyway.

    The count is the approved one: a change of it would replace the purchase by a second one.
    """
    if spec.approved is not None:
        BUY.get(spec.product, _nothing)(scope, spec.approved)


def _rds(scope: Scope, approved: Approval) -> None:
    scope.add(
        RdsReservedInstance,
        approved.reference,
        offering_id=approved.offering_id,
        instance_count=approved.count,
        reservation_id=scope.aws_name(approved.reference),
        lifecycle=TerraformResourceLifecycle(prevent_destroy=True),
    )


def _elasticache(scope: Scope, approved: Approval) -> None:
    scope.add(
        ElasticacheReservedCacheNode,
        approved.reference,
        reserved_cache_nodes_offering_id=approved.offering_id,
        cache_node_count=approved.count,
        lifecycle=TerraformResourceLifecycle(prevent_destroy=True),
    )


def _nothing(scope: Scope, approved: Approval) -> None:
    """A runbook buys it."""


BUY = {"rds": _rds, "elasticache": _elasticache}
