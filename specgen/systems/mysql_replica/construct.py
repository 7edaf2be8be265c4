"""Replica document -> RDS instance that follows another one, with an option group if audited."""

from typing import cast

from specgen.sdk.aws.rds.mysql_options import audit_options
from specgen.sdk.aws.rds.mysql_parameters import apply_method, values_of
from specgen.sdk.aws.rds.replica import make_replica
from specgen.sdk.aws.rds.replica_settings import Settings
from specgen.sdk.construct import Scope
from specgen.systems.mysql_replica.model import MysqlReplica


def build(scope: Scope, spec: MysqlReplica) -> None:
    settings = cast("Settings", spec.instance_in(scope.here))
    require_tls = settings.primary.require_tls
    values = values_of(settings.parameters, settings.exported, require_tls=require_tls)
    options = _options(scope, settings) if "audit" in settings.exported else None
    make_replica(scope, spec, settings, values, apply_method, option_group_name=options)


def _options(scope: Scope, settings: Settings) -> str:
    """Its own, because a group is of one region; one that is not audited has its source's."""
    role, major = settings.group_role, settings.major_version
    return audit_options(scope, settings.rds_engine, major, role).name
