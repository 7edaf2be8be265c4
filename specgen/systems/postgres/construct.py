"""Postgres document -> RDS instance with its groups; monitoring and logs in a file beside."""

from typing import Any

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.db_instance import DbInstance
from cdktf_cdktf_provider_aws.db_parameter_group import (
    DbParameterGroup,
    DbParameterGroupParameter,
)
from cdktf_cdktf_provider_aws.db_subnet_group import DbSubnetGroup

from specgen.scope import Scope
from specgen.systems.postgres.model import ENGINE, Postgres
from specgen.systems.postgres.observing import log_groups, monitoring
from specgen.systems.postgres.parameters import apply_method, values_of

PRINTABLE = "[!#-.0-?A-~]{8,128}"
"""Printable characters without / " and @.

source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
"""


def build(scope: Scope, spec: Postgres) -> None:
    role = monitoring(scope, spec)
    groups = log_groups(scope, spec)
    key = scope.read("key", spec.key, "arn") if spec.key else None
    scope.add(
        DbInstance,
        identifier=scope.aws_name(),
        engine=ENGINE,
        engine_version=spec.engine_version,
        auto_minor_version_upgrade=spec.auto_minor_version_upgrade,
        allow_major_version_upgrade=spec.allow_major_version_upgrade,
        instance_class=spec.instance_class,
        multi_az=spec.multi_az,
        db_name=spec.database_name,
        port=spec.port,
        username=spec.username,
        iam_database_authentication_enabled=spec.iam_authentication,
        ca_cert_identifier=spec.certificate_authority,
        storage_encrypted=True,
        kms_key_id=key,
        publicly_accessible=False,
        parameter_group_name=_parameters(scope, spec).name,
        db_subnet_group_name=_subnets(scope, spec).name,
        vpc_security_group_ids=[
            scope.read("security_group", name, "id") for name in spec.security_groups
        ],
        monitoring_interval=spec.enhanced_monitoring_interval_seconds,
        monitoring_role_arn=role.role.arn if role else None,
        enabled_cloudwatch_logs_exports=list(spec.log_exports) or None,
        tags={"Name": scope.aws_name()},
        lifecycle=scope.lifecycle(),
        # RDS checks the role and makes log groups of its own where there are none
        depends_on=[*([role.policy] if role else []), *groups] or None,
        **_storage(spec),
        **_password(scope, spec),
        **_backup(scope, spec),
        **_insights(spec, key),
    )


def _storage(spec: Postgres) -> dict[str, Any]:
    """What has grown by itself is no change: the provider compares with the maximum.

    so `allocated_storage` needs no ignore_changes, which would also ignore that a person raised it
    """
    storage = spec.storage
    return {
        "storage_type": storage.type,
        "allocated_storage": storage.allocated_gib,
        "max_allocated_storage": storage.maximum_gib,
        "iops": storage.iops,
        "storage_throughput": storage.throughput_mibps,
    }


def _password(scope: Scope, spec: Postgres) -> dict[str, Any]:
    """Managed by RDS, or passed once: a write-only argument is in no state and no plan."""
    if spec.master_password == "rds_managed":  # noqa: S105  the way, not the password
        return {"manage_master_user_password": True}
    value = scope.secret_input(
        "master-password",
        f"Master password of postgres/{scope.name}, as secret/{spec.master_secret} has it; "
        "wanted when the instance is made",
        pattern=PRINTABLE,
        wanted='A master password has 8 to 128 printable characters without spaces, /, " and @.',
    )
    return {"password_wo": value, "password_wo_version": 1}


def _backup(scope: Scope, spec: Postgres) -> dict[str, Any]:
    protect = spec.deletion_protection
    return {
        "backup_retention_period": spec.backup_retention_days,
        "backup_window": spec.backup_window_utc,
        "maintenance_window": spec.maintenance_window_utc,
        "copy_tags_to_snapshot": True,
        "delete_automated_backups": not scope.protected,
        "deletion_protection": scope.protected if protect is None else protect,
        "skip_final_snapshot": not spec.final_snapshot,
        "final_snapshot_identifier": scope.aws_name("final") if spec.final_snapshot else None,
    }


def _insights(spec: Postgres, key: str | None) -> dict[str, Any]:
    insights = spec.performance_insights
    on = insights.enabled
    return {
        "database_insights_mode": insights.mode if on else None,
        "performance_insights_enabled": on,
        "performance_insights_retention_period": insights.retention_days if on else None,
        "performance_insights_kms_key_id": key if on else None,
    }


def _subnets(scope: Scope, spec: Postgres) -> DbSubnetGroup:
    return scope.add(
        DbSubnetGroup,
        name=scope.aws_name(),
        description=scope.description,
        subnet_ids=scope.read_list("network", spec.network, f"subnets_{spec.tier}"),
    )


def _parameters(scope: Scope, spec: Postgres) -> DbParameterGroup:
    """Another major has another family, in a new group that stands before the old one goes.

    the description is fixed: another one would replace the group by one of the same name
    """
    return scope.add(
        DbParameterGroup,
        name=scope.aws_name(spec.family),
        family=spec.family,
        description=f"Parameters of {scope.aws_name()}",
        parameter=[
            DbParameterGroupParameter(name=name, value=value, apply_method=apply_method(name))
            for name, value in sorted(values_of(spec).items())
        ],
        lifecycle=TerraformResourceLifecycle(create_before_destroy=True),
    )
