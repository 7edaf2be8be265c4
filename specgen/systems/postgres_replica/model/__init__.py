"""A replica of a postgres document."""

from specgen.systems.postgres_replica.model.fields import Fields


class PostgresReplica(Fields, kw_only=True):
    """A read replica of a PostgreSQL database, in its region or another one."""
