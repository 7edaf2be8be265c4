"""What AWS refuses in a load balancer, and what makes one unreachable or weaker than it seems."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.firewall import WEB_ACL
from specgen.sdk.aws.interfaces import SECURITY_GROUP, SERVICE
from specgen.sdk.aws.network import reach
from specgen.sdk.aws.network.blocks import ANYWHERE
from specgen.sdk.aws.network.placement import in_known_tier, with_groups_of_its_network
from specgen.sdk.aws.network.tiers import single_zone, tier_of, zones_of
from specgen.systems.load_balancer.checks.tls import HEALTH
from specgen.systems.load_balancer.model import LoadBalancer

BALANCERS = (
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
    "application-load-balancers.html"
)
LOGS = (
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html"
)
ORIGINS = "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/restrict-access-to-load-balancer.html"

GROUPS = (
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
    "load-balancer-update-security-groups.html"
)
QUOTAS = (
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html"
)
READ = "2026-11-29"

HTTPS = 443
MOST_TARGETS = 1_000
SMALLEST_PREFIX = 27
ZONES = 2


tier_exists = in_known_tier("ELB101", "a load balancer")
groups_are_near = with_groups_of_its_network("ELB102", "a load balancer", BALANCERS, "2026-11-22")


@check(
    "ELB103",
    "the subnets of a load balancer have room for it to grow",
    fact="each subnet must be at least a /27, with 8 free addresses",
    source=BALANCERS,
)
def subnets_are_large(spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    tier = tier_of(here, spec.network, spec.tier)
    small = [c for c in tier.blocks if int(c.rpartition("/")[2]) > SMALLEST_PREFIX] if tier else []
    if small:
        message = f"{small[0]} of the tier `{spec.tier}` is smaller than a /27"
        yield Problem(
            ("tier",), f"{message}; name a tier with larger blocks, or enlarge its blocks"
        )


@check(
    "ELB104",
    "an internet-facing load balancer is in a public tier",
    fact="without a route to an internet gateway nobody reaches it, but AWS accepts it",
    source=BALANCERS,
)
def internet_reaches_it(spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    tier = tier_of(here, spec.network, spec.tier)
    if tier is not None and spec.scheme == "internet-facing" and tier.role != "public":
        message = f"the tier `{spec.tier}` is {tier.role}, so the internet does not reach it"
        yield Problem(("tier",), f"{message}; name a public tier, or write scheme: internal")


@check(
    "EDG011",
    "a load balancer spans at least two zones",
    fact="AWS refuses subnets of a single zone",
    source=BALANCERS,
)
def spans_two_zones(spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    yield from single_zone(here, spec.network, spec.tier, "a load balancer needs")


@check("NET003", "the tier of a document has at least as many zones as the document declares")
def has_its_zones(spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    zones = zones_of(here, spec.network, spec.tier)
    if ZONES <= zones < spec.minimum_zones:
        message = (
            f"the tier `{spec.tier}` has {zones} zones, but minimum_zones is {spec.minimum_zones}"
        )
        hint = f"add zones to network/{spec.network}, or write minimum_zones: {zones}"
        yield Problem(("minimum_zones",), message, hint)


@check(
    "EDG015",
    "a load balancer that Route 53 checks is reachable from the internet",
    severity=Severity.WARNING,
    fact="health checkers are on the internet and cannot reach private addresses; they "
    "need a rule of a security group",
    source=HEALTH,
)
def checkers_reach_it(spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    if spec.route53_health_checks and spec.scheme == "internal":
        message = "Route 53 health checks do not reach an internal load balancer"
        hint = "remove it, and let Route 53 watch a CloudWatch alarm instead"
        yield Problem(("route53_health_checks",), message, hint)
    elif spec.route53_health_checks:
        found = reach.rules(here, spec.security_groups, "ingress")
        rules = [rule for rule in found if reach.fits(rule, HTTPS)]  # none is ELB106
        if rules and not any(reach.is_public(rule) for rule in rules):
            message = f"no security group admits Route 53's health checkers at port {HTTPS}"
            right = "add an ingress rule with cidr 0.0.0.0/0, or with their prefix_list"
            yield Problem(("route53_health_checks",), f"{message}; {right}")


@check(
    "NET014",
    "a load balancer behind a CDN admits only the CDN",
    severity=Severity.WARNING,
    fact="its DNS name is public: whoever finds it bypasses the CDN and its firewall",
    source=ORIGINS,
)
def cdn_is_not_bypassed(spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    acl = WEB_ACL.find(here, spec.web_acl) if spec.web_acl else None
    demanded = acl is not None and acl.spec.demands_header
    if not spec.behind_cdn or spec.scheme == "internal" or demanded:
        return
    for i, name in enumerate(spec.security_groups):
        group = SECURITY_GROUP.find(here, name)
        open_to = (
            [rule.cidr for rule in group.spec.ingress if rule.cidr in ANYWHERE] if group else []
        )
        if open_to:
            message = f"security_group/{name} admits {open_to[0]}: the CDN can be bypassed"
            hint = (
                "admit CloudFront's prefix list instead, name a `web_acl` that has an "
                "`origin_header`, or record a decision"
            )
            yield Problem(("security_groups", i), message, hint)


@check(
    "ELB116",
    "the web ACL of a load balancer is a regional one",
    fact="WAF associates an ACL of the scope CLOUDFRONT with distributions only",
    source="https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html",
    date=READ,
)
def acl_is_regional(spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    acl = WEB_ACL.find(here, spec.web_acl) if spec.web_acl else None
    if acl and acl.spec.scope != "regional":
        message = f"web_acl/{spec.web_acl} is for CDNs, whose scope is {acl.spec.scope}"
        right = "name a regional one, which may take its rules with `rules_of`"
        yield Problem(("web_acl",), f"{message}; {right}")


@check(
    "ELB106",
    "somebody reaches the listener of a load balancer",
    severity=Severity.WARNING,
    fact="its security groups must admit the clients at the port of the listener",
    source=GROUPS,
    date=READ,
)
def clients_are_admitted(spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    rules = list(reach.rules(here, spec.security_groups, "ingress"))
    if reach.known(here, spec.security_groups) and not any(
        reach.fits(rule, spec.port) for rule in rules
    ):
        message = f"no rule of {' and '.join(spec.security_groups)} admits port {spec.port}"
        right = f"add an ingress rule with `ports: [{spec.port}]` to one of the groups"
        yield Problem(("security_groups",), f"{message}; {right}")


@check(
    "ELB107",
    "a load balancer may open connections to its targets",
    severity=Severity.WARNING,
    fact="by default security groups let out only replies; without an egress rule all targets "
    "stay unhealthy",
    source=GROUPS,
    date=READ,
)
def targets_are_reached(spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    if reach.known(here, spec.security_groups) and not reach.lets_out(here, spec.security_groups):
        message = f"no target is healthy: no egress rule in {' and '.join(spec.security_groups)}"
        right = "add one to the groups of the services, or to the block of the network"
        yield Problem(("security_groups",), f"{message}; {right}")


@check(
    "ELB108",
    "a load balancer has room for the tasks of its services",
    severity=Severity.WARNING,
    fact="an application load balancer takes 1,000 targets until AWS raises the quota; further "
    "tasks are never registered",
    source=QUOTAS,
    date=READ,
)
def targets_have_room(_spec: LoadBalancer, here: Here) -> Iterator[Problem]:
    ways = [(s, way) for s in SERVICE.near(here) for way in s.spec.ways_in()]
    behind = [service for service, way in ways if way.load_balancer == here.name]
    count = sum(service.spec.tasks.maximum for service in behind)  # once for each target group
    if count > MOST_TARGETS:
        names = ", ".join(dict.fromkeys(service.name for service in behind))
        message = f"{names} have up to {count:,} tasks, but {MOST_TARGETS:,} targets are allowed"
        hint = "if AWS has raised the quota, record a decision"
        right = "give some services another load balancer"
        yield Problem(("name",), f"{message}; {right}", hint)


@check(
    "EDG016",
    "the bucket of access logs is encrypted with SSE-S3",
    fact="Elastic Load Balancing cannot write to a bucket that is encrypted with a KMS key",
    source=LOGS,
)
def log_bucket_has_no_key(spec: LoadBalancer) -> Iterator[Problem]:
    if spec.access_logs.key is not None:
        message = f"access logs cannot be encrypted with key/{spec.access_logs.key}"
        yield Problem(("access_logs", "key"), f"{message}; remove `key`: the bucket has SSE-S3")
