"""PgBouncer's configuration, and the script that starts it; neither contains a secret."""

from specgen.sdk import fill
from specgen.systems.pooler.model import Pooler


def settings(spec: Pooler, host: str, port: int) -> str:
    """pgbouncer.ini; host: an address, or an expression for it"""
    prepared = f"max_prepared_statements = {spec.prepared_statements}\n"
    return fill(
        "documents/pgbouncer.ini",
        host=host,
        port=str(port),
        listen_port=str(spec.listen_port),
        pool_mode=spec.pool_mode,
        max_client_conn=str(spec.max_client_connections),
        default_pool_size=str(spec.pool_size),
        reserve_pool_size=str(spec.reserve_pool_size),
        # counted over all databases, so that a user has no more than one pool
        max_user_connections=str(spec.most_for_a_user),
        # versions before 1.21 fail on a setting that they do not know
        prepared_statements=prepared if spec.keeps_statements else "",
        query_wait_timeout=str(spec.query_wait_timeout_seconds),
        ca_file=spec.ca_file,
    )


def start(spec: Pooler) -> str:
    """Shell: checks the image, writes the users from the environment, and execs PgBouncer."""
    names = " ".join(variable(name) for name in sorted(spec.users))
    return fill("documents/pgbouncer.sh", version=spec.version, ca_file=spec.ca_file, names=names)


def variable(user: str) -> str:
    """The end of a user's environment variables: POOL_USER_WEB_API, POOL_PASSWORD_WEB_API."""
    return user.replace("-", "_").upper()
