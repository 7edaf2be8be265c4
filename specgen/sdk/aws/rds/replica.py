"""Replica document -> RDS instance that follows another one."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from cdktf_cdktf_provider_aws.db_instance import DbInstance, DbInstanceTimeouts

from specgen.project.here import Here
from specgen.sdk.aws.rds.groups import parameter_group, subnet_group
from specgen.sdk.aws.rds.keeping import keeping, volume
from specgen.sdk.aws.rds.monitoring import insights, log_groups, monitoring
from specgen.sdk.aws.rds.replica_model import ReplicaModel
from specgen.sdk.aws.rds.replica_settings import Settings
from specgen.sdk.aws.rds.replicas import is_near, source_of
from specgen.sdk.construct.scope import Scope

LONGEST_START = "12h"
"""By default the provider waits 40 minutes, then treats an unfinished replica as broken.

source: https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/db_instance
"""


def make_replica(
    scope: Scope,
    spec: ReplicaModel,
    settings: Settings,
    parameters: Mapping[str, str],
    apply_method: Callable[[str], str],
    **arguments: Any,
) -> DbInstance:
    """Engine, port, user and the initial storage come from the source, so none is set.

    parameter_group_name: RDS accepts none when a replica is created in the region of its source,
    nor in another region unless it is MySQL's; then the provider creates the replica with that of
    the source or with AWS's own, sets the group and reboots. So it is set here, and later changes
    of it are detected.
    source: https://github.com/hashicorp/terraform-provider-aws/pull/36080 and
    https://github.com/hashicorp/terraform-provider-aws/pull/38227, in 5.58.0 and later
    skip_final_snapshot: RDS makes no final snapshot of a replica
    source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html
    """
    primary = settings.primary
    role = monitoring(scope, settings)
    groups = log_groups(scope, settings)
    key = scope.read("key", settings.key, "arn") if settings.key else None
    group = parameter_group(scope, primary.family, parameters, apply_method)
    return scope.add(
        DbInstance,
        identifier=scope.aws_name(),
        instance_class=settings.instance_class,
        multi_az=spec.multi_az,
        auto_minor_version_upgrade=primary.auto_minor_version_upgrade,
        iam_database_authentication_enabled=primary.iam_authentication,
        ca_cert_identifier=primary.certificate_authority,
        storage_encrypted=True,
        publicly_accessible=False,
        parameter_group_name=group.name,
        vpc_security_group_ids=[
            scope.read("security_group", name, "id") for name in spec.security_groups
        ],
        monitoring_interval=settings.enhanced_monitoring_interval_seconds,
        monitoring_role_arn=role.role.arn if role else None,
        enabled_cloudwatch_logs_exports=list(settings.log_exports) or None,
        tags={"Name": scope.aws_name()},
        lifecycle=scope.lifecycle(),
        timeouts=DbInstanceTimeouts(create=LONGEST_START),
        # RDS checks the role, and creates its own log groups if there are none
        depends_on=[*([role.policy] if role else []), *groups] or None,
        **_source(scope, settings, key),
        **volume(settings.storage),
        **keeping(scope, spec),
        skip_final_snapshot=True,
        **insights(settings, key),
        **arguments,
    )


def _source(scope: Scope, settings: Settings, key: str | None) -> dict[str, Any]:
    """The source's ARN, with own subnets and key, if the source is in another region.

    In the same region RDS needs the identifier, and uses the source's subnets and key.
    source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html
    """
    source = cast("Here", source_of(scope.here))
    kind, near = source.effective.kind, is_near(scope.here, source)
    address = scope.read(kind, source.name, "identifier" if near else "arn", region=source.region)
    if near:
        return {"replicate_source_db": address}
    return {
        "replicate_source_db": address,
        "db_subnet_group_name": subnet_group(scope, settings.network, settings.tier).name,
        "kms_key_id": key,
    }
