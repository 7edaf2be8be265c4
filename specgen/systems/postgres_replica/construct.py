"""Replica document -> RDS instance that follows another one."""

from typing import cast

from specgen.sdk.aws.rds.parameters import apply_method, values_of
from specgen.sdk.aws.rds.replica import make_replica
from specgen.sdk.aws.rds.replica_settings import Settings
from specgen.sdk.construct import Scope
from specgen.systems.postgres_replica.model import PostgresReplica


def build(scope: Scope, spec: PostgresReplica) -> None:
    settings = cast("Settings", spec.instance_in(scope.here))
    values = values_of(settings.parameters, require_tls=settings.primary.require_tls)
    make_replica(scope, spec, settings, values, apply_method)
