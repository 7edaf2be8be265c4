"""What Athena refuses."""

from collections.abc import Iterator

from acme_athena.model import Workgroup
from specgen.sdk import Problem, check

LEAST_MIB = 10


@check(
    "ACME001",
    "the limit of a query is one that Athena takes",
    fact="Athena takes 10 MB or more",
    source="https://docs.aws.amazon.com/athena/latest/APIReference/API_WorkGroupConfiguration.html",
    date="2026-11-28",
)
def limit_is_large_enough(spec: Workgroup) -> Iterator[Problem]:
    if spec.most_scanned_mib < LEAST_MIB:
        message = (
            f"{spec.most_scanned_mib} MiB is less than Athena takes; write {LEAST_MIB} or more"
        )
        yield Problem(("most_scanned_mib",), message)


CHECKS = (limit_is_large_enough,)
