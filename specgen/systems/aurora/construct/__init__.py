"""Aurora document -> cluster with its groups, instances, monitoring and logs."""

from typing import Any

from cdktf_cdktf_provider_aws.rds_cluster import (
    RdsCluster,
    RdsClusterServerlessv2ScalingConfiguration,
)
from cdktf_cdktf_provider_aws.rds_cluster_instance import RdsClusterInstance

from specgen.sdk.aws.rds.groups import subnet_group
from specgen.sdk.aws.rds.monitoring import Monitoring, insights, log_groups, monitoring
from specgen.sdk.construct import Scope
from specgen.systems.aurora.construct.groups import cluster_group, instance_group
from specgen.systems.aurora.model import Aurora, Instance


def build(scope: Scope, spec: Aurora) -> None:
    made = spec.instances()
    role = monitoring(scope, spec, [scope.aws_name(one.role) for one in made])
    groups = log_groups(scope, spec, "cluster")
    key = scope.read("key", spec.key, "arn") if spec.key else None
    protect = spec.deletion_protection
    cluster = scope.add(
        RdsCluster,
        cluster_identifier=scope.aws_name(),
        engine=spec.rds_engine.name,
        engine_version=spec.engine_version,
        allow_major_version_upgrade=spec.allow_major_version_upgrade,
        database_name=spec.database_name,
        port=spec.listening_port,
        master_username=spec.master_user,
        manage_master_user_password=True,
        iam_database_authentication_enabled=spec.iam_authentication,
        storage_encrypted=True,
        storage_type="aurora-iopt1" if spec.storage_type == "iopt1" else None,
        kms_key_id=key,
        db_cluster_parameter_group_name=cluster_group(scope, spec).name,
        db_subnet_group_name=subnet_group(scope, spec.network, spec.tier).name,
        vpc_security_group_ids=[
            scope.read("security_group", name, "id") for name in spec.security_groups
        ],
        serverlessv2_scaling_configuration=_capacity(spec),
        enabled_cloudwatch_logs_exports=list(spec.exported) or None,
        backup_retention_period=spec.backup_retention_days,
        preferred_backup_window=spec.backup_window_utc,
        preferred_maintenance_window=spec.maintenance_window_utc,
        copy_tags_to_snapshot=True,
        delete_automated_backups=not scope.protected,
        deletion_protection=scope.protected if protect is None else protect,
        skip_final_snapshot=not spec.final_snapshot,
        final_snapshot_identifier=scope.aws_name("final") if spec.final_snapshot else None,
        **insights(spec, key),
        tags={"Name": scope.aws_name()},
        lifecycle=scope.lifecycle(),
        depends_on=groups or None,  # RDS creates its own log groups if there are none
    )
    group = instance_group(scope, spec)
    name, first = group.name if group else None, list[RdsClusterInstance]()
    for one in made:
        found = _instance(scope, spec, one, cluster, name, role, key, first)
        first = first or [found]


def _capacity(spec: Aurora) -> RdsClusterServerlessv2ScalingConfiguration | None:
    capacity = spec.serverless
    if capacity is None:
        return None
    return RdsClusterServerlessv2ScalingConfiguration(
        min_capacity=capacity.minimum_acu,
        max_capacity=capacity.maximum_acu,
        seconds_until_auto_pause=capacity.pause_after_seconds,
    )


def _instance(  # noqa: PLR0913  what an instance is made of
    scope: Scope,
    spec: Aurora,
    one: Instance,
    cluster: RdsCluster,
    group: str | None,
    role: Monitoring | None,
    key: str | None,
    first: list[RdsClusterInstance],
) -> RdsClusterInstance:
    """Insights are set here, too: RDS reports those of the cluster for each instance.

    first: the writer, if it is not this one: the instance that is made first becomes the writer
    """
    monitoring: dict[str, Any] = insights(spec, key)
    monitoring.pop("database_insights_mode")
    return scope.add(
        RdsClusterInstance,
        one.role,
        identifier=scope.aws_name(one.role),
        cluster_identifier=cluster.cluster_identifier,
        engine=spec.rds_engine.name,
        instance_class=one.instance_class,
        promotion_tier=one.promotion_tier,
        db_parameter_group_name=group,
        auto_minor_version_upgrade=spec.auto_minor_version_upgrade,
        ca_cert_identifier=spec.certificate_authority,
        publicly_accessible=False,
        copy_tags_to_snapshot=True,
        preferred_maintenance_window=spec.maintenance_window_utc,
        monitoring_interval=spec.enhanced_monitoring_interval_seconds,
        monitoring_role_arn=role.role.arn if role else None,
        tags={"Name": scope.aws_name(one.role)},
        depends_on=[*([role.policy] if role else []), *first] or None,  # RDS checks the role
        **monitoring,
    )
