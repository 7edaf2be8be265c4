"""What a health check asks or counts, and checks that always say the same."""

from collections.abc import Iterator

from specgen.sdk import Effective, Here, Problem, check
from specgen.systems.health_check.model import HEALTH_CHECK, HealthCheck

DATE = "2026-11-29"
CONFIG = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html"


@check(
    "DNS106",
    "a health check asks one endpoint, or counts other health checks",
    fact="Route 53 refuses a check without a target (InvalidInput), and a string to search in TCP",
    source=CONFIG,
    date=DATE,
)
def has_one_target(spec: HealthCheck) -> Iterator[Problem]:
    named = {
        "load_balancer": spec.load_balancer,
        "fqdn or address": spec.fqdn or spec.address,
        "children": spec.children,
    }
    given = [key for key, value in named.items() if value]
    if not given:
        message = "a health check needs a target"
        right = "write one of load_balancer, fqdn, address and children"
        yield Problem(("name",), f"{message}; {right}")
    elif len(given) > 1:
        message = f"a health check has one target, and here are {' and '.join(given)}"
        yield Problem(("name",), f"{message}; write one")
    if spec.search_string and spec.protocol == "tcp" and not spec.children:
        message = "a TCP check reads no answer to search"
        yield Problem(("search_string",), f"{message}; write protocol: https, or remove it")
    if spec.protocol == "tcp" and spec.port is None and not spec.children:
        yield Problem(("protocol",), "a TCP check has no usual port; write `port`")


OF_ENDPOINTS = (
    "protocol",
    "port",
    "path",
    "search_string",
    "interval_seconds",
    "failure_threshold",
    "checker_regions",
)
"""Keys of what is asked."""


@check(
    "DNS135",
    "a health check has no key that it does not read",
    fact="a count of health checks sends no request, and a TCP check asks for no path",
    source=CONFIG,
    date=DATE,
)
def keys_are_read(spec: HealthCheck, here: Here) -> Iterator[Problem]:
    written = here.effective.data
    if spec.children:
        for key in OF_ENDPOINTS:
            if key in written:
                message = f"a health check with `children` sends no request, and has no {key}"
                yield Problem((key,), f"{message}; remove it here", at_key=True)
    elif spec.protocol == "tcp" and "path" in written:
        message = "a TCP check only looks whether the port is open"
        yield Problem(("path",), f"{message}; remove `path`, or write protocol: https", at_key=True)


@check("DNS136", "a health check does not count itself, nor one that counts it")
def children_are_no_circle(spec: HealthCheck, here: Here) -> Iterator[Problem]:
    for i, name in enumerate(spec.children):
        child = HEALTH_CHECK.find(here, name)
        if child is not None and _counts(child, here.effective, set()):
            itself = child.effective is here.effective
            message = "it counts itself" if itself else f"health_check/{name} counts this one"
            yield Problem(("children", i), f"{message}; remove it here")


def _counts(parent: Here[HealthCheck], wanted: Effective, seen: set[str]) -> bool:
    """Whether it is the wanted one, or counts it at any depth."""
    if parent.effective is wanted:
        return True
    found = (HEALTH_CHECK.find(parent, name) for name in parent.spec.children)
    fresh = [child for child in found if child and child.name not in seen]
    seen |= {child.name for child in fresh}
    return any(_counts(child, wanted, seen) for child in fresh)


@check(
    "DNS107",
    "a count of health checks can be reached, and can be missed",
    fact="with 0 the check is always healthy, with more than there are children never",
    source=CONFIG,
    date=DATE,
)
def count_decides(spec: HealthCheck) -> Iterator[Problem]:
    number, children = spec.minimum_healthy, len(spec.children)
    if number is None:
        return
    pointer = ("minimum_healthy",)
    if not children:
        message = "minimum_healthy counts children, and there are none"
        yield Problem(pointer, f"{message}; remove it, or write `children`")
    elif not 1 <= number <= children:
        what = "healthy" if number < 1 else "unhealthy"
        message = f"{number} of {children} makes it always {what}"
        right = "1" if children == 1 else f"1 to {children}"
        yield Problem(pointer, f"{message}; write {right}")


FORM_CHECKS = (has_one_target, keys_are_read, children_are_no_circle, count_decides)
