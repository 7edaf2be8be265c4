"""Whether people can sign in at a load balancer."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces import LOAD_BALANCER, Rule
from specgen.sdk.aws.network import reach
from specgen.sdk.aws.network.blocks import is_ipv6
from specgen.systems.service.model import Service

GUIDE = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application"
AUTHENTICATE = f"{GUIDE}/listener-authenticate-users.html"
READ = "2026-11-30"
HTTPS = 443


@check(
    "CMP167",
    "people sign in over HTTPS",
    fact="Elastic Load Balancing takes actions that authenticate at listeners of HTTPS only",
    source=AUTHENTICATE,
    date=READ,
)
def logins_are_encrypted(spec: Service, here: Here) -> Iterator[Problem]:
    for pointer, ingress in spec.ways():
        balancer = LOAD_BALANCER.find(here, ingress.load_balancer) if ingress.login else None
        if balancer is not None and balancer.spec.listener_output == "http_listener_arn":
            message = f"load_balancer/{balancer.name} speaks HTTP only, so nobody signs in there"
            right = "write `certificate: NAME` there instead of `http_only`"
            yield Problem((*pointer, "login"), f"{message}; {right}", at_key=True)


@check(
    "CMP168",
    "a load balancer at which people sign in reaches the identity provider",
    severity=Severity.WARNING,
    fact="it asks the token endpoint and the user info endpoint itself, on port 443; a request "
    "whose sign-in it cannot finish gets a 500 or a 561",
    source=AUTHENTICATE,
    date=READ,
)
def providers_are_reached(spec: Service, here: Here) -> Iterator[Problem]:
    for pointer, ingress in spec.ways():
        balancer = LOAD_BALANCER.find(here, ingress.load_balancer) if ingress.login else None
        if balancer is None:
            continue
        groups = balancer.spec.security_groups
        rules = [rule for rule in reach.rules(here, groups, "egress") if reach.fits(rule, HTTPS)]
        if groups and not any(_is_for_ipv4(rule) for rule in rules):
            message = f"load_balancer/{balancer.name} cannot reach the identity provider"
            right = f"add an egress rule for port {HTTPS} to {' or '.join(groups)}"
            yield Problem((*pointer, "login"), f"{message}; {right}", at_key=True)


def _is_for_ipv4(rule: Rule) -> bool:
    """A load balancer asks providers by IPv4 alone.

    source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetIpAddressType.html
    (2026-11-30)
    """
    return bool(rule.prefix_list or (rule.cidr and not is_ipv6(rule.cidr)))


LOGIN = (logins_are_encrypted, providers_are_reached)
