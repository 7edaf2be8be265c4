"""Origins that are not whole, that refuse CloudFront, or whose name leads nowhere."""

from collections.abc import Iterator

from specgen.facts import cdn
from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.dns.known import leads_somewhere
from specgen.sdk.aws.interfaces import BUCKET
from specgen.systems.cdn.model import Cdn, zone_here
from specgen.systems.cdn.model.origins import SOURCES, Origin

READ = "2026-11-29"
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


ORIGIN_CHECKS = (
    buckets_serve,
    origins_are_whole,
    hosts_lead_somewhere,
)
