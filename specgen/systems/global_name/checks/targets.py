"""What Route 53 refuses in a name with several targets, and targets that nobody gets."""

from collections.abc import Iterator

from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.interfaces import HEALTH_CHECK, LOAD_BALANCER, SERVICE
from specgen.systems.global_name.checks.balancers import API, DATE, GUIDE, balancer_in, target_of
from specgen.systems.global_name.model import GlobalName, Routing, Target


@check(
    "DNS104",
    "a failover knows when to happen",
    fact="without a health check and without evaluate_target_health Route 53 takes the primary "
    "for healthy",
    source=f"{API}/API_ResourceRecordSet.html",
    date=DATE,
)
def failovers_happen(spec: GlobalName) -> Iterator[Problem]:
    for region, target in spec.targets.items():
        if target.failover and not spec.evaluate_target_health and not target.health_check:
            message = f"{target.failover} never takes over, because nothing watches {region}"
            right = "write `health_check` here, or evaluate_target_health: true"
            yield Problem(("targets", region, "failover"), f"{message}; {right}")


@check(
    "DNS105",
    "the services behind a name have targets, if the name follows their health",
    severity=Severity.WARNING,
    fact="one target group without a healthy target, or without any, makes its load balancer "
    "unhealthy, and Route 53 leaves the region out for all services",
    source=f"{API}/API_AliasTarget.html",
    date=DATE,
)
def services_have_targets(spec: GlobalName, here: Here) -> Iterator[Problem]:
    for region in spec.regions() if spec.evaluate_target_health else ():
        balancer = balancer_in(spec, here, region)
        for service in SERVICE.near(balancer) if balancer else ():
            by_http = balancer is not None and balancer.effective.kind == LOAD_BALANCER.name
            ways = service.spec.ways_in() if by_http else service.spec.network_ingresses
            behind = any(way.load_balancer == spec.load_balancer for way in ways)
            if behind and service.spec.tasks.minimum == 0:
                message = f"service/{service.name} may have no task in {region}: then nobody is "
                right = "write tasks.minimum: 1 there, or evaluate_target_health: false here"
                pointer = ("targets", target_of(spec, region))
                yield Problem(pointer, f"{message}sent there; {right}", at_key=True)


@check(
    "DNS132",
    "a target's health check is of its own load balancer",
    fact="Route 53 leaves a target out while its health check fails, whatever that asks; results "
    "of a check that asks the name itself are unpredictable",
    source=f"{GUIDE}/resource-record-sets-values-geo.html",
    date=DATE,
)
def checks_watch_their_target(spec: GlobalName, here: Here) -> Iterator[Problem]:
    for region, target in spec.targets.items():
        found = HEALTH_CHECK.find(here, target.health_check or "", region)
        if found is None:
            continue
        pointer, asked = ("targets", region, "health_check"), found.spec.load_balancer
        if asked is None:
            if not found.spec.address and (found.spec.fqdn or "").lower() == spec.host(here):
                message = f"health_check/{found.name} asks {found.spec.fqdn}, which is any target"
                right = "name one of a load balancer, or of a host that is in one region"
                yield Problem(pointer, f"{message}; {right}")
        elif asked != spec.load_balancer:
            message = f"health_check/{found.name} asks load_balancer/{asked}"
            yield Problem(pointer, f"{message}; name one of load_balancer/{spec.load_balancer}")
        elif found.region != region:
            message = f"health_check/{found.name} is in {found.region}, and asks there"
            yield Problem(pointer, f"{message}; place it in {region} too")


@check(
    "DNS121",
    "each target is a region that has the load balancer",
    fact="an alias to a load balancer that does not exist has no answer",
    source=f"{API}/API_AliasTarget.html",
    date=DATE,
)
def balancers_exist(spec: GlobalName, here: Here) -> Iterator[Problem]:
    wanted: list[tuple[str, Pointer, bool]] = []
    for region, target in spec.targets.items():
        wanted.append((region, ("targets", region), True))
        if target.failover:
            wanted.append((target.failover, ("targets", region, "failover"), False))
        if target.failover == region:
            message = f"{region} cannot take over from itself; write another region"
            yield Problem(("targets", region, "failover"), message)
    for region, pointer, at_key in wanted:
        if balancer_in(spec, here, region) is None:
            there = [r for r in here.platform.regions if balancer_in(spec, here, r)]
            message = f"{here.environment} has no load_balancer/{spec.load_balancer} in {region}"
            right = f"it has one in {' and '.join(there)}"
            yield Problem(pointer, f"{message}; {right}", at_key=at_key)


FORMS: dict[Routing, tuple[str, ...]] = {
    "simple": (),
    "latency": (),
    "failover": (),
    "weighted": ("weight",),
    "geolocation": ("continents", "countries", "default"),
}
"""Keys of a target that a routing reads, besides failover and health_check."""


@check(
    "DNS122",
    "targets have what their routing needs, and nothing that it does not read",
    fact="a name has records of one routing policy; failover has one primary and one secondary",
    source=f"{GUIDE}/routing-policy.html",
    date=DATE,
)
def targets_fit_the_routing(spec: GlobalName) -> Iterator[Problem]:
    routing = spec.routing
    if routing in {"simple", "failover"} and len(spec.targets) > 1:
        message = f"routing: {routing} has one target, and here are {len(spec.targets)}"
        right = "write latency, weighted or geolocation, or one target"
        yield Problem(("routing",), f"{message}; {right}")
    for region, target in spec.targets.items():
        yield from _unread(routing, region, target)
        yield from _lacking(routing, region, target)
    if routing == "weighted" and all(target.weight == 0 for target in spec.targets.values()):
        message = "with all weights 0 each target gets the same share"
        yield Problem(("targets",), f"{message}; write the shares", at_key=True)


def _unread(routing: Routing, region: str, target: Target) -> Iterator[Problem]:
    for read_by, keys in FORMS.items():
        for key in keys if read_by != routing else ():
            if getattr(target, key) not in (None, [], False):
                message = f"routing: {routing} does not read {key}"
                right = f"remove it, or write routing: {read_by}"
                yield Problem(("targets", region, key), f"{message}; {right}")
    if routing == "simple" and target.failover:
        message = "routing: simple has no failover; write routing: failover"
        yield Problem(("targets", region, "failover"), message)


def _lacking(routing: Routing, region: str, target: Target) -> Iterator[Problem]:
    pointer = ("targets", region)
    if routing == "failover" and not target.failover:
        message = "routing: failover needs the region that takes over; write `failover`"
        yield Problem(pointer, message, at_key=True)
    if routing == "weighted" and target.weight is None:
        yield Problem(pointer, "routing: weighted needs a weight; write `weight`", at_key=True)
    if routing == "geolocation" and not list(target.places()):
        message = "routing: geolocation needs places; write continents, countries or default: true"
        yield Problem(pointer, message, at_key=True)


TARGET_CHECKS = (
    failovers_happen,
    services_have_targets,
    checks_watch_their_target,
    balancers_exist,
    targets_fit_the_routing,
)
