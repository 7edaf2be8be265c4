"""Names whose load balancers answer by IPv6."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.elb.named import by_ipv6
from specgen.systems.global_name.checks.balancers import GUIDE, balancer_in, target_of
from specgen.systems.global_name.model import GlobalName


@check(
    "DNS140",
    "the load balancers of a name answer by IPv6 all, or none of them does",
    severity=Severity.WARNING,
    fact="Route 53 chooses among the AAAA records of a name without its A records; if a load "
    "balancer had none, its users would get another one, so the name gets no AAAA record",
    source=f"{GUIDE}/resource-record-sets-choosing-alias-non-alias.html",
    date="2026-11-30",
)
def all_answer_by_ipv6(spec: GlobalName, here: Here) -> Iterator[Problem]:
    found = {r: b for r in spec.regions() if (b := balancer_in(spec, here, r)) is not None}
    without = [r for r, b in found.items() if not by_ipv6(b)]
    if without and len(without) < len(found):
        message = f"nobody reaches the name by IPv6: {found[without[0]].effective.id} has none in "
        right = "write `ip_address_type: dualstack` there, or ipv4 in all regions"
        at = ("targets", target_of(spec, without[0]))
        yield Problem(at, f"{message}{' and '.join(without)}; {right}", at_key=True)
