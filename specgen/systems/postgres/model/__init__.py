"""What follows from a postgres document, and its engine."""

from specgen.sdk.aws.rds.engines import POSTGRES, Engine
from specgen.systems.postgres.model.fields import Fields


class Postgres(Fields, kw_only=True):
    """An RDS PostgreSQL primary: encrypted, private, TLS only."""

    @property
    def rds_engine(self) -> Engine:
        return POSTGRES
