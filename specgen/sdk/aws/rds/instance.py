"""A primary of any engine -> RDS instance with its groups, monitoring and logs."""

from collections.abc import Callable, Mapping
from typing import Any

from cdktf_cdktf_provider_aws.db_instance import DbInstance
from cdktf_cdktf_provider_aws.secretsmanager_secret_rotation import (
    SecretsmanagerSecretRotation,
    SecretsmanagerSecretRotationRotationRules,
)

from specgen.sdk.aws.rds.groups import parameter_group, subnet_group
from specgen.sdk.aws.rds.keeping import keeping, volume
from specgen.sdk.aws.rds.monitoring import insights, log_groups, monitoring
from specgen.sdk.construct.scope import Scope

PRINTABLE = "[!#-.0-?A-~]"
"""Printable characters without / " and @.

source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
"""


def make_instance(
    scope: Scope,
    spec: Any,
    parameters: Mapping[str, str],
    apply_method: Callable[[str], str],
    **arguments: Any,
) -> DbInstance:
    """spec: an InstanceModel with the keys of its engine"""
    role = monitoring(scope, spec)
    groups = log_groups(scope, spec)
    key = scope.read("key", spec.key, "arn") if spec.key else None
    instance = scope.add(
        DbInstance,
        identifier=scope.aws_name(),
        engine=spec.rds_engine.name,
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
        parameter_group_name=parameter_group(scope, spec.family, parameters, apply_method).name,
        db_subnet_group_name=subnet_group(scope, spec.network, spec.tier).name,
        vpc_security_group_ids=[
            scope.read("security_group", name, "id") for name in spec.security_groups
        ],
        monitoring_interval=spec.enhanced_monitoring_interval_seconds,
        monitoring_role_arn=role.role.arn if role else None,
        enabled_cloudwatch_logs_exports=list(spec.log_exports) or None,
        tags={"Name": scope.aws_name()},
        lifecycle=scope.lifecycle(),
        # RDS checks the role, and creates its own log groups if there are none
        depends_on=[*([role.policy] if role else []), *groups] or None,
        # The provider compares with the maximum, so automatic growth is no change. ignore_changes
        # would also ignore a raise by a person.
        allocated_storage=spec.storage.allocated_gib,
        **volume(spec.storage),
        **password(scope, spec),
        **keeping(scope, spec),
        skip_final_snapshot=not spec.final_snapshot,
        final_snapshot_identifier=scope.aws_name("final") if spec.final_snapshot else None,
        **insights(spec, key),
        **arguments,
    )
    if spec.master_password_days:
        _managed_rotation(scope, instance, spec.master_password_days)
    return instance


def _managed_rotation(scope: Scope, instance: DbInstance, days: int) -> None:
    """RDS changes its own secret, so no function does; an apply changes no password.

    source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_managed.html
    (2026-11-30)
    """
    scope.add(
        SecretsmanagerSecretRotation,
        "master-password",
        secret_id=instance.master_user_secret.get(0).secret_arn,
        rotate_immediately=False,
        rotation_rules=SecretsmanagerSecretRotationRotationRules(automatically_after_days=days),
    )


def password(scope: Scope, spec: Any) -> dict[str, Any]:
    """Managed by RDS, or passed once: a write-only argument is in no state and no plan."""
    if spec.master_password == "rds_managed":  # noqa: S105  the way, not the password
        return {"manage_master_user_password": True}
    most = spec.rds_engine.password_most
    value = scope.secret_input(
        "master-password",
        f"Master password of {scope.here.effective.id}, as secret/{spec.master_secret} has it; "
        "wanted when the instance is made",
        pattern=f"{PRINTABLE}{{8,{most}}}",
        wanted=f"A master password has 8 to {most} printable characters without "
        'spaces, /, " and @.',
    )
    return {"password_wo": value, "password_wo_version": 1}
