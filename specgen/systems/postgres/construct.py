"""Postgres document -> RDS instance with its groups, monitoring and logs."""

from specgen.sdk.aws.rds.instance import make_instance
from specgen.sdk.aws.rds.parameters import apply_method, values_of
from specgen.sdk.construct import Scope
from specgen.systems.postgres.model import Postgres


def build(scope: Scope, spec: Postgres) -> None:
    values = values_of(spec.parameters, require_tls=spec.require_tls)
    make_instance(scope, spec, values, apply_method)
