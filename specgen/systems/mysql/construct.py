"""Mysql document -> RDS instance with its groups, monitoring and logs."""

from specgen.sdk.aws.rds.instance import make_instance
from specgen.sdk.aws.rds.mysql_options import audit_options
from specgen.sdk.aws.rds.mysql_parameters import apply_method, values_of
from specgen.sdk.construct import Scope
from specgen.systems.mysql.model import Mysql


def build(scope: Scope, spec: Mysql) -> None:
    values = values_of(spec.parameters, spec.log_exports, require_tls=spec.require_tls)
    options = _options(scope, spec) if spec.is_audited else None
    make_instance(scope, spec, values, apply_method, option_group_name=options)


def _options(scope: Scope, spec: Mysql) -> str:
    return audit_options(scope, spec.rds_engine, spec.major_version, spec.group_role).name
