"""What follows from a mysql document, and its engine."""

from collections.abc import Iterator

from specgen.sdk import AwsName
from specgen.sdk.aws.rds.engines import MARIADB, MYSQL, Engine
from specgen.systems.mysql.model.fields import Fields

ENGINES = {engine.name: engine for engine in (MARIADB, MYSQL)}


class Mysql(Fields, kw_only=True):
    """An RDS database of MySQL or MariaDB: encrypted, private, TLS only."""

    @property
    def rds_engine(self) -> Engine:
        return ENGINES[self.engine]

    @property
    def is_audited(self) -> bool:
        return "audit" in self.log_exports

    def aws_names(self) -> Iterator[AwsName]:
        yield from super().aws_names()
        if self.is_audited:
            yield AwsName("db_option_group", self.group_role)
