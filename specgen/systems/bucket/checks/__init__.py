"""All checks of bucket documents."""

from specgen.systems.bucket.checks.cors import CORS
from specgen.systems.bucket.checks.deliveries import DELIVERIES
from specgen.systems.bucket.checks.lifecycle import LIFECYCLE
from specgen.systems.bucket.checks.lock import LOCK
from specgen.systems.bucket.checks.notifications import NOTIFICATIONS
from specgen.systems.bucket.checks.prefixes import PREFIXES
from specgen.systems.bucket.checks.replication import REPLICATION
from specgen.systems.bucket.checks.users import USERS

CHECKS = (
    *LIFECYCLE,
    *LOCK,
    *DELIVERIES,
    *USERS,
    *PREFIXES,
    *CORS,
    *REPLICATION,
    *NOTIFICATIONS,
)
