"""Origins that Cloudflare cannot reach."""

from collections.abc import Iterator

from specgen.sdk import Here, Pointer, Problem, check
from specgen.sdk.aws.dns.known import is_delegated, leads_somewhere
from specgen.sdk.aws.dns.names import is_in
from specgen.sdk.aws.interfaces import LOAD_BALANCER, LoadBalancer
from specgen.sdk.aws.network import reach
from specgen.systems.cloudflare_zone.checks.plans import DATE, DOCS
from specgen.systems.cloudflare_zone.model import CloudflareZone

HTTPS_PORT = 443


@check(
    "CFZ124",
    "Cloudflare reaches the origins of its hosts",
    fact="Cloudflare asks origins from public addresses, and answers 530 if the name of one has no "
    "address (error 1016)",
    source=f"{DOCS}/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/error-1016/",
    date=DATE,
)
def origins_are_reached(spec: CloudflareZone, here: Here) -> Iterator[Problem]:
    for host, origin in spec.proxied.items():
        pointer: Pointer = ("proxied", host)
        name, target = origin.load_balancer, origin.host
        balancer = LOAD_BALANCER.find(here, name) if name else None
        if balancer is not None:
            yield from _closed(balancer, (*pointer, "load_balancer"))
        elif target and not _is_ours(spec, target) and not _resolves(here, target):
            message = f"{target} has no record in its zone"
            right = "add one to the zone, or name what it leads to: cdn or load_balancer"
            yield Problem((*pointer, "host"), f"{message}; {right}")


def _closed(balancer: Here[LoadBalancer], pointer: Pointer) -> Iterator[Problem]:
    known, groups = f"load_balancer/{balancer.name}", balancer.spec.security_groups
    if balancer.spec.scheme == "internal":
        message = f"{known} is internal: Cloudflare does not reach it"
        yield Problem(pointer, f"{message}; name an internet-facing one")
        return
    rules = [r for r in reach.rules(balancer, groups, "ingress") if reach.fits(r, HTTPS_PORT)]
    if groups and not any(reach.is_public(rule) for rule in rules):
        message = f"no security group of {known} admits Cloudflare at port {HTTPS_PORT}"
        right = "add an ingress rule with a prefix_list of its addresses, or with cidr 0.0.0.0/0"
        yield Problem(pointer, f"{message}; {right}")


def _is_ours(spec: CloudflareZone, host: str) -> bool:
    """Whether Cloudflare answers for it, where it may have records of other makers."""
    return host in spec.proxied or (spec.type == "full" and is_in(host, spec.domain))


def _resolves(here: Here, host: str) -> bool:
    return leads_somewhere(here.project, host) or is_delegated(here.project, host)


ORIGIN_CHECKS = (origins_are_reached,)
