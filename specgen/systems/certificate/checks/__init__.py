"""What ACM refuses in a request for a certificate, and what keeps it from issuing one."""

from specgen.systems.certificate.checks.authorities import AUTHORITY_CHECKS
from specgen.systems.certificate.checks.domains import DOMAIN_CHECKS
from specgen.systems.certificate.checks.patches import PATCH_CHECKS

CHECKS = (*DOMAIN_CHECKS, *AUTHORITY_CHECKS, *PATCH_CHECKS)
