"""What follows from a mysql_replica document besides what follows from any replica."""

from collections.abc import Iterator

from specgen.sdk import AwsName
from specgen.sdk.aws.rds.replica_model import LONGEST_ROLE
from specgen.systems.mysql_replica.model.fields import Fields


class MysqlReplica(Fields, kw_only=True):
    """A read replica of a MySQL or MariaDB database, in its region or another one."""

    def aws_names(self) -> Iterator[AwsName]:
        yield from super().aws_names()
        if self.log_exports is None or "audit" in self.log_exports:
            yield AwsName("db_option_group", LONGEST_ROLE)
