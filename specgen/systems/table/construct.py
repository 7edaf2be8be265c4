"""Table document -> DynamoDB table, and the scaling of its capacity and its indexes'."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cdktf_cdktf_provider_aws.appautoscaling_policy import (
    AppautoscalingPolicy,
    AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration,
    AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification,
)
from cdktf_cdktf_provider_aws.appautoscaling_target import AppautoscalingTarget
from cdktf_cdktf_provider_aws.dynamodb_table import (
    DynamodbTable,
    DynamodbTableAttribute,
    DynamodbTableGlobalSecondaryIndex,
    DynamodbTableGlobalSecondaryIndexOnDemandThroughput,
    DynamodbTableLocalSecondaryIndex,
    DynamodbTableOnDemandThroughput,
    DynamodbTablePointInTimeRecovery,
    DynamodbTableServerSideEncryption,
    DynamodbTableTtl,
)

from specgen.facts.dynamodb import TYPES
from specgen.sdk import PartName, part_name
from specgen.sdk.construct import Scope
from specgen.systems.table.model import UNITS, Table
from specgen.systems.table.model.parts import (
    Index,
    LocalIndex,
    OnDemand,
    Provisioned,
    Scaled,
    bounds,
)

METRICS = {
    "reads": "DynamoDBReadCapacityUtilization",
    "writes": "DynamoDBWriteCapacityUtilization",
}
ARGUMENTS = {"reads": "read_capacity", "writes": "write_capacity"}
CLASSES = {"standard": "STANDARD", "infrequent_access": "STANDARD_INFREQUENT_ACCESS"}


@dataclass(frozen=True, slots=True)
class Scalable:
    """What scales, as policies refer to it; kind: table or index"""

    kind: str
    resource_id: str


def build(scope: Scope, spec: Table) -> None:
    indexes = sorted((part_name(name, index), index) for name, index in spec.indexes.items())
    table = scope.add(
        DynamodbTable,
        name=scope.aws_name(),
        hash_key=spec.partition_key,
        range_key=spec.sort_key,
        attribute=_attributes(spec),
        billing_mode="PROVISIONED" if spec.provisioned else "PAY_PER_REQUEST",
        global_secondary_index=[_index(name, index) for name, index in indexes] or None,
        local_secondary_index=_local_indexes(spec) or None,
        **_limits(spec),
        table_class=CLASSES[spec.table_class],
        stream_enabled=spec.stream is not None,
        stream_view_type=spec.stream.upper() if spec.stream else None,
        ttl=_ttl(spec),
        point_in_time_recovery=_recovery(spec),
        server_side_encryption=_encryption(scope, spec),
        deletion_protection_enabled=scope.protected,
        lifecycle=scope.lifecycle(ignore=list(_moved(spec))),
    )
    name = str(table.name)
    _scaling(scope, PartName(""), Scalable("table", f"table/{name}"), spec.provisioned)
    for made, index in indexes:
        scalable = Scalable("index", f"table/{name}/index/{made.first}")
        _scaling(scope, made.map("index-{}".format), scalable, index.provisioned)


def _attributes(spec: Table) -> list[DynamodbTableAttribute]:
    """DynamoDB wants exactly those that are keys."""
    names = sorted({name for _, name in spec.key_attributes()})
    return [
        DynamodbTableAttribute(name=n, type=TYPES[spec.attribute_types.get(n, "string")])
        for n in names
    ]


def _projection(projection: Any) -> dict[str, Any]:
    if isinstance(projection, str):
        return {"projection_type": projection.upper()}
    return {"projection_type": "INCLUDE", "non_key_attributes": sorted(projection)}


def _index(name: PartName, index: Index) -> DynamodbTableGlobalSecondaryIndex:
    limits = index.on_demand
    return DynamodbTableGlobalSecondaryIndex(
        name=name.first,
        hash_key=index.partition_key,
        range_key=index.sort_key,
        on_demand_throughput=DynamodbTableGlobalSecondaryIndexOnDemandThroughput(**_units(limits))
        if limits
        else None,
        **_capacity(index.provisioned),
        **_projection(index.projection),
    )


def _local_indexes(spec: Table) -> list[DynamodbTableLocalSecondaryIndex]:
    found = sorted((part_name(name, index).first, index) for name, index in _locals(spec))
    return [
        DynamodbTableLocalSecondaryIndex(
            name=name, range_key=index.sort_key, **_projection(index.projection)
        )
        for name, index in found
    ]


def _locals(spec: Table) -> Iterator[tuple[str, LocalIndex]]:
    yield from spec.local_indexes.items()


def _capacity(capacity: Provisioned | None) -> dict[str, Any]:
    """What scales begins with its minimum."""
    each = capacity.each() if capacity else []
    return {ARGUMENTS[key]: bounds(units)[0] for key, units in each}


def _limits(spec: Table) -> dict[str, Any]:
    made = _capacity(spec.provisioned)
    if spec.on_demand:
        made["on_demand_throughput"] = DynamodbTableOnDemandThroughput(**_units(spec.on_demand))
    return made


def _units(limits: OnDemand) -> dict[str, Any]:
    found = {
        "max_read_request_units": limits.most_reads,
        "max_write_request_units": limits.most_writes,
    }
    return {key: most for key, most in found.items() if most}


def _ttl(spec: Table) -> DynamodbTableTtl | None:
    """The provider leaves a TTL on if the block is removed.

    source: https://github.com/cloudposse/terraform-aws-dynamodb/issues/84 (2026-11-30)
    """
    if spec.ttl is None:
        return None
    return DynamodbTableTtl(attribute_name=spec.ttl.attribute, enabled=spec.ttl.enabled)


def _recovery(spec: Table) -> DynamodbTablePointInTimeRecovery:
    """Always written, because the provider leaves it on if the block is removed."""
    days = spec.recovery_days
    return DynamodbTablePointInTimeRecovery(enabled=days > 0, recovery_period_in_days=days or None)


def _encryption(scope: Scope, spec: Table) -> DynamodbTableServerSideEncryption:
    """Always written, because the provider keeps the key if the block is removed."""
    arn = scope.read("key", spec.key, "arn") if spec.key else None
    return DynamodbTableServerSideEncryption(enabled=bool(spec.key), kms_key_arn=arn)


def _moved(spec: Table) -> Iterator[str]:
    """Arguments that scaling changes."""
    for key, units in spec.provisioned.each() if spec.provisioned else ():
        if isinstance(units, Scaled):
            yield ARGUMENTS[key]
    if spec.index_changes == "ignored":
        yield "global_secondary_index"


def _scaling(
    scope: Scope, role: PartName, scalable: Scalable, capacity: Provisioned | None
) -> None:
    for key, units in capacity.each() if capacity else ():
        if isinstance(units, Scaled):
            made = role.map(lambda text, key=key: f"{text}-{key}" if text else key)
            _scale(scope, made, scalable, key, units)


def _scale(scope: Scope, role: PartName, scalable: Scalable, key: str, units: Scaled) -> None:
    target = scope.add(
        AppautoscalingTarget,
        role,
        service_namespace="dynamodb",
        resource_id=scalable.resource_id,
        scalable_dimension=f"dynamodb:{scalable.kind}:{UNITS[key]}",
        min_capacity=units.minimum,
        max_capacity=units.maximum,
    )
    metric = (
        AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification(
            predefined_metric_type=METRICS[key]
        )
    )
    scope.add(
        AppautoscalingPolicy,
        role,
        name=scope.aws_name(role),
        policy_type="TargetTrackingScaling",
        service_namespace=target.service_namespace,
        scalable_dimension=target.scalable_dimension,
        resource_id=target.resource_id,
        target_tracking_scaling_policy_configuration=(
            AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration(
                predefined_metric_specification=metric, target_value=units.target_percent
            )
        ),
    )
