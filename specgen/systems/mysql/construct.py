"""Mysql document -> RDS instance with its groups, monitoring and logs."""

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.db_option_group import DbOptionGroup, DbOptionGroupOption

from specgen.sdk.aws.rds.instance import make_instance
from specgen.sdk.aws.rds.mysql_parameters import apply_method, values_of
from specgen.sdk.construct import Scope
from specgen.systems.mysql.model import Mysql

AUDIT = "MARIADB_AUDIT_PLUGIN"
"""Of both engines.

source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.MySQL.Options.AuditPlugin.html
"""


def build(scope: Scope, spec: Mysql) -> None:
    values = values_of(spec.parameters, spec.log_exports, require_tls=spec.require_tls)
    options = _options(scope, spec).name if spec.is_audited else None
    make_instance(scope, spec, values, apply_method, option_group_name=options)


def _options(scope: Scope, spec: Mysql) -> DbOptionGroup:
    """Another major has another group, which is made before the old one goes.

    skip_destroy: AWS refuses to delete a group that a snapshot has
    """
    return scope.add(
        DbOptionGroup,
        name=scope.aws_name(spec.group_role),
        engine_name=spec.engine,
        major_engine_version=spec.major_version,
        option_group_description=f"Options of {scope.aws_name()}",
        option=[DbOptionGroupOption(option_name=AUDIT)],
        skip_destroy=True,
        lifecycle=TerraformResourceLifecycle(create_before_destroy=True),
    )
