"""What a load balancer does with a request: its firewall, and the service whose rule takes it."""

from collections.abc import Iterator, Sequence

from specgen.cli.run.request_steps import Request, Step, Steps, firewall, fits, step
from specgen.project.here import Here
from specgen.sdk.aws.interfaces import LoadBalancer
from specgen.sdk.kind import Kind
from specgen.systems.service.model import Service

SERVICE: Kind[Service] = Kind("service")


def balancers(found: Sequence[Here[LoadBalancer]], request: Request) -> Steps:
    """Those that a name leads to; regions in which the same happens stand together."""
    groups: dict[tuple[Step, ...], list[Here[LoadBalancer]]] = {}
    for balancer in found:
        groups.setdefault(tuple(_behind(balancer, request)), []).append(balancer)
    for steps, alike in groups.items():
        regions = " or ".join(balancer.region for balancer in alike)
        first = alike[0].effective
        then = ", and redirects it to https" if request.is_plain else ""
        yield step(first, (), f"{first.id} in {regions} gets it{then}")
        yield from steps


def _behind(balancer: Here[LoadBalancer], request: Request) -> Iterator[Step]:
    for made in firewall(balancer, balancer.spec.web_acl, balancer.region, request):
        yield made
        if made.refuses:
            return
    yield _service(balancer, request)


def _service(balancer: Here[LoadBalancer], request: Request) -> Step:
    host, path = request.host, request.path
    behind = [
        (ingress.priority, service)
        for service in SERVICE.near(balancer)
        for ingress in service.spec.ways_in()
        if ingress.load_balancer == balancer.name and not ingress.asks_more
        if any(fits(host, pattern) for pattern in ingress.host_patterns)
        if any(fits(path, pattern) for pattern in ingress.path_patterns or ["*"])
    ]
    first = min(behind, key=lambda one: one[0], default=None)
    if first is None:
        words = f"no rule of a service fits {host}{path}: the listener answers 404"
        return step(balancer.effective, (), words, refuses=True)
    priority, service = first
    words = f"{service.effective.id} answers, by its rule of priority {priority}"
    return step(service.effective, ("ingress",), words, answers=True)
