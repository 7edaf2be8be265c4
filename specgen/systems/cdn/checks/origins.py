"""Origins that CloudFront refuses, and those that nobody reaches."""

from collections.abc import Iterator

from specgen.facts import cdn, elb
from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.dns.known import leads_somewhere
from specgen.sdk.aws.interfaces import BUCKET, NETWORK, LoadBalancer, Rule
from specgen.sdk.aws.network import reach
from specgen.sdk.aws.network.blocks import parsed
from specgen.systems.cdn.model import Cdn, zone_here
from specgen.systems.cdn.model.origins import HTTPS_PORT, SOURCES, Origin

READ = "2026-11-29"
ORIGINS = f"{cdn.GUIDE}/DownloadDistS3AndCustomOrigins.html"
ANYWHERE = "0.0.0.0/0"
BUCKETS = f"{cdn.GUIDE}/private-content-restricting-access-to-s3.html"


@check(
    "CDN118",
    "a bucket behind a CDN serves CloudFront, which only reads it",
    also=Severity.WARNING,
    fact="the policy of a private bucket decides who reads it; without it each object is a 403, "
    "and so is each request that writes",
    source=BUCKETS,
    date=READ,
)
def buckets_serve(spec: Cdn, here: Here) -> Iterator[Problem]:
    for name, origin in spec.origins.items():
        bucket = BUCKET.find(here, origin.bucket) if origin.bucket else None
        if bucket and "cloudfront" not in bucket.spec.serves:
            message = f"bucket/{bucket.name} does not admit CloudFront"
            right = "write `serves: [cloudfront]` there"
            yield Problem(("origins", name, "bucket"), f"{message}; {right}")
        for i, behavior in spec.behaviors_of(name) if origin.bucket else ():
            if behavior.methods == "all":
                message = f"bucket/{origin.bucket} lets CloudFront only read"
                right = "write `methods: read`, or `methods: options`"
                at: Pointer = ("behaviors", i, "methods")
                yield Problem(at, f"{message}; {right}", severity=Severity.WARNING)


@check("CDN132", "an origin is one thing")
def origins_are_whole(spec: Cdn) -> Iterator[Problem]:
    for name, origin in spec.origins.items():
        pointer: Pointer = ("origins", name)
        known = [key for key in SOURCES if getattr(origin, key)]
        if len(known) > 1:
            message = f"an origin is not both {' and '.join(known)}; make two origins"
            yield Problem((*pointer, known[-1]), message)
        elif not known and not origin.host:
            message = "nothing says what it is; write load_balancer and host, global_name, bucket"
            yield Problem(pointer, f"{message}, or host alone", at_key=True)
        else:
            yield from _unfit(pointer, origin)


def _unfit(pointer: Pointer, origin: Origin) -> Iterator[Problem]:
    if origin.load_balancer and not origin.host:
        message = "a certificate cannot name a load balancer's own name"
        right = "write `host`, a name in a public zone, which becomes a record"
        yield Problem((*pointer, "load_balancer"), f"{message}; {right}")
    if origin.host and origin.source in {"global_name", "bucket"}:
        message = f"the host is that of the {origin.source}; remove `host`"
        yield Problem((*pointer, "host"), message)
    if origin.region and not origin.load_balancer:
        yield Problem((*pointer, "region"), "only a load balancer has a region; remove it")
    if origin.vpc_origin and not origin.load_balancer:
        message = "only a load balancer is asked inside its VPC; remove it"
        yield Problem((*pointer, "vpc_origin"), message)
    for key in ("port", "secret_header"):
        if origin.bucket and getattr(origin, key):
            yield Problem((*pointer, key), f"S3 does not look at it; remove `{key}`")
    if origin.bucket and origin.protocol == "http":
        message = "a bucket is asked by https"
        yield Problem((*pointer, "protocol"), f"{message}; remove `protocol`")


@check(
    "CDN133",
    "CloudFront reaches its origins",
    fact="CloudFront comes from public addresses, those of its prefix list, or with a VPC origin "
    "from inside a VPC that has an internet gateway; a load balancer answers on port 443, and "
    "redirects port 80 to it",
    source=f"{cdn.GUIDE}/LocationsOfEdgeServers.html, {cdn.GUIDE}/private-content-vpc-origins.html",
    date=READ,
)
def origins_are_reached(spec: Cdn, here: Here) -> Iterator[Problem]:
    for name, origin in spec.origins.items():
        key = origin.source
        for balancer in spec.balancers(here, origin):
            yield from _closed(balancer, ("origins", name), origin)
        if key in {"load_balancer", "global_name"}:
            yield from _elsewhere(("origins", name), origin)


def _closed(balancer: Here[LoadBalancer], at: Pointer, origin: Origin) -> Iterator[Problem]:
    known, groups = f"load_balancer/{balancer.name}", balancer.spec.security_groups
    where, pointer = f"{known} in {balancer.region}", (*at, origin.source)
    is_internal = balancer.spec.scheme == "internal"
    if is_internal and not origin.vpc_origin:
        message = f"{where} is internal: CloudFront does not reach it"
        own = "write `vpc_origin: true`, or name" if origin.load_balancer else "name"
        yield Problem(pointer, f"{message}; {own} an internet-facing one")
        return
    if origin.vpc_origin and not is_internal:
        message = f"{where} is internet-facing: CloudFront asks it there"
        yield Problem((*at, "vpc_origin"), f"{message}; remove `vpc_origin`")
    network = NETWORK.find(balancer, balancer.spec.network)
    if is_internal and network and not network.spec.tiers_of("public"):
        message = f"network/{network.name} has no tier of role public, so no internet gateway"
        right = "CloudFront wants one, though it does not use it; add such a tier"
        yield Problem((*at, "vpc_origin"), f"{message}; {right}")
    rules = [r for r in reach.rules(balancer, groups, "ingress") if reach.fits(r, HTTPS_PORT)]
    if groups and not any(_admits_cloudfront(rule, inside=is_internal) for rule in rules):
        message = f"no security group of {where} admits CloudFront at port {HTTPS_PORT}"
        other = "with cidr vpc" if is_internal else "with cidr 0.0.0.0/0"
        right = f"add an ingress rule with its prefix_list, or {other}"
        yield Problem(pointer, f"{message}; {right}")


def _admits_cloudfront(rule: Rule, *, inside: bool) -> bool:
    """Perhaps: which public addresses CloudFront has is not known here.

    inside: it asks from addresses of the VPC, or of its prefix list
    """
    if rule.prefix_list or rule.cidr == ANYWHERE or (inside and rule.cidr):
        return True
    try:
        return rule.cidr not in {None, "vpc"} and not parsed(str(rule.cidr)).is_private
    except ValueError:
        return True  # NET101 reports an invalid block


def _elsewhere(pointer: Pointer, origin: Origin) -> Iterator[Problem]:
    if origin.protocol == "http":
        message = "port 80 of a load balancer redirects to https, for ever"
        yield Problem((*pointer, "protocol"), f"{message}; remove `protocol`")
    elif origin.port not in {None, HTTPS_PORT}:
        message = f"a load balancer does not listen on {origin.port}; remove `port`"
        yield Problem((*pointer, "port"), message)


@check(
    "CDN134",
    "the host of an origin leads to it",
    fact="CloudFront answers 502 if it cannot resolve the name of an origin",
    source=f"{cdn.GUIDE}/http-502-bad-gateway.html",
    date=READ,
)
def hosts_lead_somewhere(spec: Cdn, here: Here) -> Iterator[Problem]:
    owners: dict[str, tuple[str, Origin]] = spec.hosts()
    for name, origin in spec.origins.items():
        at: Pointer = ("origins", name, "host")
        host = origin.host if origin.source in {"load_balancer", "host"} else None
        if host and host in spec.aliases:
            message = f"{host} is an alias of this CDN, which would ask itself"
            yield Problem(at, f"{message}; write another name for the origin")
        elif host and origin.load_balancer:
            yield from _record(spec, here, name, origin, owners[host])
        elif host and not leads_somewhere(here.project, host):
            message = f"{host} has no record in its zone"
            right = "add one to the zone, or name what it leads to: load_balancer, global_name"
            yield Problem(at, f"{message}; {right}")


def _record(
    spec: Cdn, here: Here, name: str, origin: Origin, owner: tuple[str, Origin]
) -> Iterator[Problem]:
    pointer: Pointer = ("origins", name)
    first, other = owner
    if spec.balancer(here, origin) is None:
        region, key = origin.region or here.region, "region" if origin.region else "load_balancer"
        message = f"{here.environment} has no load_balancer/{origin.load_balancer} in {region}"
        yield Problem((*pointer, key), f"{message}; write the `region` of the load balancer")
    elif zone_here(here, origin.host or "") is None:
        message = f"no public_zone of {here.environment} has {origin.host}"
        right = "write a name in one, or remove `load_balancer` if you make the record yourself"
        yield Problem((*pointer, "host"), f"{message}; {right}")
    elif (other.load_balancer, other.region) != (origin.load_balancer, origin.region):
        message = f"{origin.host} leads to the load balancer of `{first}` already"
        yield Problem((*pointer, "host"), f"{message}; write another name")


@check(
    "CDN119",
    "the load balancer of an origin accepts TLS 1.2",
    severity=Severity.WARNING,
    fact="the origin settings of a distribution end at TLSv1.2; AWS does not document whether it "
    "negotiates 1.3",
    source=f"{cdn.API}/API_OriginSslProtocols.html",
    date=READ,
)
def origins_speak_tls12(spec: Cdn, here: Here) -> Iterator[Problem]:
    for name, origin in spec.origins.items():
        for balancer in spec.balancers(here, origin):
            policy = balancer.spec.ssl_policy
            known_there = balancer.spec.behind_cdn  # EDG003 looks at it
            if policy in elb.tls13_only_policies() and not known_there:
                message = f"load_balancer/{balancer.name} has {policy}, which is TLS 1.3 only"
                hint = "test it before you rely on it, or write another `ssl_policy` there"
                yield Problem(("origins", name, origin.source), message, hint)


ORIGIN_CHECKS = (
    buckets_serve,
    origins_are_whole,
    origins_are_reached,
    hosts_lead_somewhere,
    origins_speak_tls12,
)
