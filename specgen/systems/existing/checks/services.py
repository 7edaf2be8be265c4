"""What clusters and load balancers say of themselves."""

from collections.abc import Iterator
from typing import Any

from specgen.facts import elb, names
from specgen.facts.elb_zones import ZONES
from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.elb.policies import unknown_policy
from specgen.sdk.aws.interfaces import NETWORK
from specgen.sdk.aws.network.tiers import strange_groups, unknown_tier
from specgen.systems.existing.checks.arns import READ
from specgen.systems.existing.model.balancer import Cluster, LoadBalancer
from specgen.systems.existing.model.storage import Bucket


@check(
    "EXI131",
    "a namespace has its name and its id",
    fact="services are registered by the id, and found by the name",
    source="https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html",
    date=READ,
)
def namespaces_are_whole(spec: Any) -> Iterator[Problem]:
    if isinstance(spec, Cluster) and bool(spec.namespace) != bool(spec.namespace_id):
        has, lacks = ("namespace", "namespace_id")[:: 1 if spec.namespace else -1]
        yield Problem((has,), f"`{has}` is of no use without `{lacks}`; write both, or neither")


@check(
    "EXI132",
    "the DNS name of a load balancer is of its region",
    fact="AWS puts the region into the DNS name of a load balancer",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
    "application-load-balancers.html",
    date=READ,
)
def dns_names_are_of_the_region(spec: Any, here: Here) -> Iterator[Problem]:
    if isinstance(spec, LoadBalancer) and f".{here.region}." not in spec.dns_name:
        message = f"{spec.dns_name} is no DNS name of a load balancer in {here.region}"
        yield Problem(("dns_name",), f"{message}; write that of the load balancer in `arn`")


@check(
    "EXI116",
    "the security groups of load balancers and clusters are of their network",
    fact="AWS refuses a security group of another VPC",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
    date=READ,
)
def groups_are_near(spec: Any, here: Here) -> Iterator[Problem]:
    if isinstance(spec, LoadBalancer | Cluster):
        yield from strange_groups(here, spec.network, spec.security_groups, ("security_groups",))


@check(
    "EXI133",
    "the tiers of a cluster are tiers of its network",
    fact="tasks of services that name no tier get its subnets",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"
    "task-networking-awsvpc.html",
    date=READ,
)
def tiers_exist(spec: Any, here: Here) -> Iterator[Problem]:
    if not isinstance(spec, Cluster):
        return
    for i, tier in enumerate(spec.tiers):
        yield from unknown_tier(here, spec.network, tier, ("tiers", i))
    network = NETWORK.find(here, spec.network)
    if network is not None and not spec.used_tiers(here, []):
        message = f"network/{network.name} has no private tier; write `tiers: [...]`"
        yield Problem(("network",), message, f"its tiers: {', '.join(network.spec.tiers)}")


@check(
    "EXI134",
    "the TLS policy of a load balancer is one that Elastic Load Balancing has",
    also=Severity.WARNING,
    fact="what the policy accepts decides who can connect",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
    "describe-ssl-policies.html",
    topics=("elb",),
)
def policies_exist(spec: Any) -> Iterator[Problem]:
    if isinstance(spec, LoadBalancer) and spec.ssl_policy:
        known = elb.ssl_policies()
        yield from unknown_policy(spec.ssl_policy, known, list(known), ("ssl_policy",))


_BALANCERS = (
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
    "application-load-balancers.html"
)
_INTERNAL = "internal-"


@check(
    "EXI135",
    "the DNS name of a load balancer is made of its name and its scheme",
    fact="AWS makes the DNS name of the load balancer's name and a number, and puts internal- "
    "before that of an internal one",
    source=_BALANCERS,
    date=READ,
)
def dns_names_are_of_the_balancer(spec: Any) -> Iterator[Problem]:
    if not isinstance(spec, LoadBalancer):
        return
    label = spec.dns_name.partition(".")[0].lower()
    name = spec.arn.split("/")[2]
    internal = label.startswith(_INTERNAL) and not name.lower().startswith(_INTERNAL)
    if internal != (spec.scheme == "internal"):
        right = "internal" if internal else "internet-facing"
        message = f"{spec.dns_name} is the name of an {right} load balancer; write {right}"
        yield Problem(("scheme",), message, "or write the DNS name of the one in `arn`")
    if label.removeprefix(_INTERNAL if internal else "").rpartition("-")[0] != name.lower():
        message = f"{spec.dns_name} is no DNS name of {name}, whose ARN is written"
        yield Problem(("dns_name",), f"{message}; write that of the load balancer in `arn`")


@check(
    "EXI136",
    "the hosted zone of a load balancer is its region's",
    fact="the DNS names of all application load balancers of a region are in one zone, and Route "
    "53 refuses an alias record that names another one",
    source="https://docs.aws.amazon.com/general/latest/gr/elb.html",
    date=READ,
)
def zones_are_of_the_region(spec: Any, here: Here) -> Iterator[Problem]:
    known = ZONES.get(here.region)
    if isinstance(spec, LoadBalancer) and known and spec.zone_id != known:
        message = f"the names of load balancers in {here.region} are in {known}"
        yield Problem(("zone_id",), f"{message}, got {spec.zone_id}; write {known}")


@check(
    "EXI137",
    "a bucket has a name that S3 takes",
    fact="no bucket has a name with two dots in a row, or with the form of an IP address",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
    date=READ,
)
def bucket_names_are_taken(spec: Any) -> Iterator[Problem]:
    wrong = names.problem("s3_bucket", spec.name) if isinstance(spec, Bucket) else None
    if wrong is not None:
        yield Problem(("name",), f"{wrong}; copy the name from AWS's console")


SERVICE_CHECKS = (
    namespaces_are_whole,
    dns_names_are_of_the_region,
    groups_are_near,
    tiers_exist,
    policies_exist,
    dns_names_are_of_the_balancer,
    zones_are_of_the_region,
    bucket_names_are_taken,
)
