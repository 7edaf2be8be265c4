"""Load balancers that do not answer their health checks as healthy ones."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from specgen.facts import elb
from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.interfaces import RAW, SERVICE, LoadBalancer
from specgen.sdk.aws.interfaces.services import Ingress
from specgen.systems.health_check.checks.asked import balancers, key_of
from specgen.systems.health_check.model import HealthCheck

DATE = "2026-11-29"
HEALTH = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html"
RULES = ("aws_lb_listener_rule", "aws_alb_listener_rule")


@check(
    "DNS108",
    "a load balancer answers its health checks with 200 to 399",
    fact="checkers send the host that they ask, a load balancer's own name too, so that rules for "
    "other hosts do not match; the listener's default answer is 404. They speak TLS 1.0 to 1.2",
    source=HEALTH,
    date=DATE,
)
def balancer_answers(spec: HealthCheck, here: Here) -> Iterator[Problem]:
    if spec.protocol != "https":  # to http each answers with a redirect
        return
    asked = list(balancers(spec, here))
    pointer = (key_of(spec),)
    for balancer in asked:
        if balancer.spec.ssl_policy in elb.tls13_only_policies():
            message = f"load_balancer/{balancer.name} accepts TLS 1.3 only, and checkers speak 1.2"
            yield Problem(pointer, f"{message}; write an `ssl_policy` there that accepts TLS 1.2")
            break
    is_known = spec.load_balancer or any(_services(balancer) for balancer in asked)
    answered = any(_answers(spec, balancer) for balancer in asked)
    if asked and is_known and here.project.is_whole and not answered:
        path = _path(spec)
        of_any = "of any host" if spec.load_balancer else f"of {spec.fqdn}"
        message = f"no rule of load_balancer/{asked[0].name} is for {path} {of_any}"
        right = "so that it answers 404; write protocol: tcp with port: 443"
        hint = "or check a service at its own host with `fqdn`"
        if not spec.load_balancer:
            right, hint = "so that it answers 404; write a path that a service answers there", ""
        yield Problem(pointer, f"{message}, {right}", hint)


def _path(spec: HealthCheck) -> str:
    """As rules compare it, without the query."""
    return spec.path.partition("?")[0]


def _answers(spec: HealthCheck, balancer: Here[LoadBalancer]) -> bool:
    """Whether a service behind the load balancer, or a rule by hand, takes the path."""
    host = (spec.fqdn or f"{balancer.name}.{balancer.region}.elb.amazonaws.com").lower()
    for ingress in _services(balancer):
        patterns = ingress.path_patterns or ["/*"]
        is_for_host = any(fnmatchcase(host, pattern) for pattern in ingress.host_patterns)
        if (
            is_for_host
            and not ingress.asks_more
            and any(fnmatchcase(_path(spec), pattern) for pattern in patterns)
        ):
            return True
    return any(kind in raw.spec.resource for raw in RAW.near(balancer) for kind in RULES)


def _services(balancer: Here[LoadBalancer]) -> list[Ingress]:
    """How requests get to each service behind it."""
    found = (way for service in SERVICE.near(balancer) for way in service.spec.ways_in())
    return [ingress for ingress in found if ingress.load_balancer == balancer.name]
