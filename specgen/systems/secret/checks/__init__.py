"""What Secrets Manager refuses, and secret values in documents."""

from specgen.systems.secret.checks.names import NAME_CHECKS
from specgen.systems.secret.checks.readers import READER_CHECKS
from specgen.systems.secret.checks.references import (
    deletion_can_be_undone,
    name_is_no_suffix,
    names_are_free,
    replicas_are_elsewhere,
    replicas_have_keys,
)
from specgen.systems.secret.checks.rotation import ROTATION_CHECKS
from specgen.systems.secret.checks.values import holds_no_secret

CHECKS = (
    replicas_are_elsewhere,
    replicas_have_keys,
    deletion_can_be_undone,
    name_is_no_suffix,
    *READER_CHECKS,
    *NAME_CHECKS,
    *ROTATION_CHECKS,
)

PROJECT_CHECKS = (names_are_free, holds_no_secret)
