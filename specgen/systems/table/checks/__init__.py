"""What DynamoDB refuses, and tables that would lose requests."""

from specgen.systems.table.checks.capacity import CAPACITY
from specgen.systems.table.checks.indexes import INDEXES
from specgen.systems.table.checks.keys import KEYS
from specgen.systems.table.checks.users import USERS

CHECKS = (*KEYS, *INDEXES, *CAPACITY, *USERS)
