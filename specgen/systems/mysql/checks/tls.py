"""Whether connections without TLS are refused."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.rds.mysql_parameters import REQUIRE_TLS, is_off, is_on
from specgen.sdk.aws.rds.tls import tls_problems
from specgen.systems.mysql.model import Mysql

GUIDE = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide"
READ = "2026-11-30"


@check(
    "MYS110",
    "connections without TLS are refused",
    also=Severity.WARNING,
    fact="require_secure_transport decides; it is off by default in MySQL up to 8.4 and in MariaDB "
    "up to 11.4",
    source=f"{GUIDE}/mysql-ssl-connections.require-ssl.html",
    date=READ,
)
def tls_is_forced(spec: Mysql, here: Here) -> Iterator[Problem]:
    set_to = spec.parameters.get(REQUIRE_TLS)
    fits = set_to is None or (is_on(set_to) if spec.require_tls else is_off(set_to))
    yield from tls_problems(spec, here, REQUIRE_TLS, fits=fits)


TLS_CHECKS = (tls_is_forced,)
