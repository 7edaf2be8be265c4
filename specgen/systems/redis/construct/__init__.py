"""Redis document -> replication group with its subnet group, parameter group and logs."""

from typing import Any

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.elasticache_parameter_group import (
    ElasticacheParameterGroup,
    ElasticacheParameterGroupParameter,
)
from cdktf_cdktf_provider_aws.elasticache_replication_group import (
    ElasticacheReplicationGroup,
    ElasticacheReplicationGroupLogDeliveryConfiguration,
)
from cdktf_cdktf_provider_aws.elasticache_subnet_group import ElasticacheSubnetGroup

from specgen.sdk.construct import Scope
from specgen.systems.redis.construct.users import user_group
from specgen.systems.redis.model import Redis
from specgen.systems.redis.model.parameters import values_of

DATA_TIERING = "cache.r6gd."
"""Nodes with local disks, which AWS creates only with data tiering.

source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/data-tiering.html
"""


def build(scope: Scope, spec: Redis) -> None:
    users = user_group(scope, spec)
    logs = _log_groups(scope, spec)
    tls = spec.encryption_in_transit != "disabled"
    scope.add(
        ElasticacheReplicationGroup,
        replication_group_id=scope.aws_name(),
        description=scope.description,
        engine=spec.engine,
        engine_version=spec.engine_version,
        auto_minor_version_upgrade=str(spec.auto_minor_version_upgrade).lower(),
        node_type=spec.node_type,
        data_tiering_enabled=True if spec.node_type.startswith(DATA_TIERING) else None,
        cluster_mode=spec.cluster_mode,
        multi_az_enabled=spec.multi_az,
        automatic_failover_enabled=spec.fails_over,
        port=spec.port,
        parameter_group_name=_parameters(scope, spec).name,
        subnet_group_name=_subnets(scope, spec).name,
        security_group_ids=[
            scope.read("security_group", name, "id") for name in spec.security_groups
        ],
        at_rest_encryption_enabled="true",
        kms_key_id=scope.read("key", spec.key, "arn") if spec.key else None,
        transit_encryption_enabled=tls,
        transit_encryption_mode=(
            spec.encryption_in_transit if tls and spec.has_tls_modes else None
        ),
        user_group_ids=[users.user_group_id] if users else None,
        log_delivery_configuration=[_delivery(kind, group) for kind, group in logs] or None,
        tags={"Name": scope.aws_name()},
        lifecycle=scope.lifecycle(),
        **_size(spec),
        **_snapshots(scope, spec),
    )


def _size(spec: Redis) -> dict[str, Any]:
    if spec.is_cluster:
        return {
            "num_node_groups": spec.shards,
            "replicas_per_node_group": spec.replicas_per_shard,
        }
    return {"num_cache_clusters": spec.nodes}


def _snapshots(scope: Scope, spec: Redis) -> dict[str, Any]:
    return {
        "snapshot_retention_limit": spec.snapshot_retention_days,
        "snapshot_window": spec.snapshot_window_utc,
        "maintenance_window": spec.maintenance_window_utc,
        "final_snapshot_identifier": scope.aws_name("final") if spec.final_snapshot else None,
    }


def _subnets(scope: Scope, spec: Redis) -> ElasticacheSubnetGroup:
    return scope.add(
        ElasticacheSubnetGroup,
        name=scope.aws_name(),
        description=scope.description,
        subnet_ids=scope.read_list("network", spec.network, f"subnets_{spec.tier}"),
    )


def _parameters(scope: Scope, spec: Redis) -> ElasticacheParameterGroup:
    """Another family is another group, created before the old one is deleted.

    The name also contains the mode, because a group that is in use cannot change it.
    """
    mode = "cluster" if spec.is_cluster else "single"
    return scope.add(
        ElasticacheParameterGroup,
        name=scope.aws_name(f"{spec.family.replace('.', '-')}-{mode}"),
        family=spec.family,
        description=f"Parameters of {scope.aws_name()}",
        parameter=[
            ElasticacheParameterGroupParameter(name=name, value=value)
            for name, value in sorted(values_of(spec).items())
        ],
        lifecycle=TerraformResourceLifecycle(create_before_destroy=True),
    )


def _log_groups(scope: Scope, spec: Redis) -> list[tuple[str, CloudwatchLogGroup]]:
    key = scope.read("key", spec.log_key, "arn") if spec.log_key and spec.log_exports else None
    return [
        (
            export,
            scope.add(
                CloudwatchLogGroup,
                export,
                name=f"/aws/elasticache/{scope.aws_name()}/{export}",
                retention_in_days=spec.log_retention_days,
                kms_key_id=key,
            ),
        )
        for export in spec.log_exports
    ]


def _delivery(
    kind: str, group: CloudwatchLogGroup
) -> ElasticacheReplicationGroupLogDeliveryConfiguration:
    return ElasticacheReplicationGroupLogDeliveryConfiguration(
        log_type=kind, log_format="json", destination_type="cloudwatch-logs", destination=group.name
    )
