"""Whether a rotation can reach what it rotates, and has something to do."""

from specgen.systems.rotation.checks.network import NETWORK_CHECKS
from specgen.systems.rotation.checks.secrets import SECRET_CHECKS

CHECKS = (*NETWORK_CHECKS, *SECRET_CHECKS)
