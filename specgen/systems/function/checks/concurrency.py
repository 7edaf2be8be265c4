"""Whether the account's concurrency suffices for what functions reserve."""

from collections import defaultdict
from collections.abc import Iterator

from specgen.facts import functions
from specgen.facts.quotas import QUOTAS
from specgen.sdk import At, Effective, Problem, Project, Severity, project_check
from specgen.systems.function.model import FUNCTION, Function

QUOTA = "lambda_concurrency"
POINTER = ("reserved_concurrency",)


@project_check(
    "FUN131",
    "functions leave 100 executions of a region unreserved",
    also=Severity.WARNING,
    fact="Lambda refuses a reservation that leaves less than 100 of the account's concurrency, "
    "which is 1,000 by default and less in new accounts",
    source=functions.LIMITS,
    topics=("quotas",),
)
def some_stay_free(project: Project) -> Iterator[At]:
    """Reported at the function that reserves the most, over all environments of the region."""
    for region, reserving in sorted(_reserving(project).items()):
        granted = project.platform.quotas.get(region, {}).get(QUOTA)
        have = QUOTAS[QUOTA].default if granted is None else granted
        taken = sum(e.spec.reserved_concurrency or 0 for e in reserving)
        free = have - functions.UNRESERVED
        if taken > free:
            largest = max(reserving, key=lambda e: (e.spec.reserved_concurrency or 0, e.id))
            given = f"{have:,} granted" if granted is not None else f"{have:,} by default"
            message = f"functions in {region} reserve {taken:,} executions, {given}, and "
            text = f"{message}{functions.UNRESERVED} stay unreserved; reserve {free:,} or less"
            hint = f"or write what AWS has granted as `quotas` of the platform ({QUOTA})"
            severity = Severity.WARNING if granted is None else None
            yield At(largest, Problem(POINTER, text, hint, severity=severity))


def _reserving(project: Project) -> dict[str, list[Effective[Function]]]:
    found: dict[str, list[Effective[Function]]] = defaultdict(list)
    for effective in FUNCTION.all(project):
        if effective.spec.reserved_concurrency:
            found[effective.region].append(effective)
    return found


CONCURRENCY = (some_stay_free,)
