"""The option group of an instance of MySQL or MariaDB whose logins are audited."""

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.db_option_group import DbOptionGroup, DbOptionGroupOption

from specgen.sdk.aws.rds.engines import Engine
from specgen.sdk.construct.scope import Scope

AUDIT = "MARIADB_AUDIT_PLUGIN"
"""Of both engines.

source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.MySQL.Options.AuditPlugin.html
"""


def audit_options(scope: Scope, engine: Engine, major: str, role: str) -> DbOptionGroup:
    """Another major has another group, which is made before the old one goes.

    role: the end of the group's name, for example `mysql8-4`
    skip_destroy: AWS refuses to delete a group that a snapshot has
    """
    return scope.add(
        DbOptionGroup,
        name=scope.aws_name(role),
        engine_name=engine.name,
        major_engine_version=major,
        option_group_description=f"Options of {scope.aws_name()}",
        option=[DbOptionGroupOption(option_name=AUDIT)],
        skip_destroy=True,
        lifecycle=TerraformResourceLifecycle(create_before_destroy=True),
    )
