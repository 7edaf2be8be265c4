"""PgBouncer's configuration, and the script that starts it; neither contains a secret."""

from specgen.sdk import fill
from specgen.systems.pooler.model import Pooler

USERS_FILE = "/tmp/userlist.txt"  # noqa: S108  of the task alone
REFRESHED_FILE = "/users/userlist.txt"
"""In a volume that the agent writes and PgBouncer reads."""
LOOK_SECONDS = 5
"""How often the start script looks at the list of users."""


def settings(spec: Pooler, host: str, port: int) -> str:
    """pgbouncer.ini; host: an address, or an expression for it"""
    # two users take turns, and each has a pool
    most = f"max_db_connections = {spec.connections_of(1)}\n"
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
        max_db_connections=most if spec.agent else "",
        users_file=REFRESHED_FILE if spec.agent else USERS_FILE,
        # versions before 1.21 fail on a setting that they do not know
        prepared_statements=prepared if spec.keeps_statements else "",
        query_wait_timeout=str(spec.query_wait_timeout_seconds),
        ca_file=spec.ca_file,
    )


def start(spec: Pooler) -> str:
    """Shell: checks the image and starts PgBouncer.

    With an agent it has PgBouncer read the users again whenever they change; otherwise it writes
    them from the environment.
    """
    if spec.agent is not None:
        return fill(
            "documents/pgbouncer-refreshed.sh",
            version=spec.version,
            ca_file=spec.ca_file,
            users_file=REFRESHED_FILE,
            look_seconds=str(LOOK_SECONDS),
        )
    names = " ".join(variable(name) for name in sorted(spec.users))
    return fill("documents/pgbouncer.sh", version=spec.version, ca_file=spec.ca_file, names=names)


def variable(user: str) -> str:
    """The end of a user's environment variables: POOL_USER_WEB_API, POOL_PASSWORD_WEB_API."""
    return user.replace("-", "_").upper()
