"""Whether CloudFront reaches its origins, and speaks as they do."""

from collections.abc import Iterator

from specgen.facts import cdn, elb
from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.interfaces import NETWORK, LoadBalancer, Rule
from specgen.sdk.aws.network import reach
from specgen.sdk.aws.network.blocks import is_ipv6
from specgen.systems.cdn.model import Cdn
from specgen.systems.cdn.model.origins import HTTPS_PORT, Origin

READ = "2026-11-29"


@check(
    "CDN133",
    "CloudFront reaches its origins",
    fact="CloudFront comes from public addresses, those of its prefix list, or with a VPC origin "
    "from inside a VPC that has an internet gateway; a load balancer answers on port 443, and "
    "redirects port 80 to it",
    source=f"{cdn.GUIDE}/private-content-vpc-origins.html",
    date=READ,
)
def origins_are_reached(spec: Cdn, here: Here) -> Iterator[Problem]:
    for name, origin in spec.origins.items():
        key = origin.source
        for balancer in spec.balancers(here, origin):
            yield from _closed(balancer, ("origins", name), origin)
        if key in {"load_balancer", "global_name"}:
            yield from _elsewhere(("origins", name), origin)
        if (
            key == "host"
            and origin.protocol == "https"
            and cdn.S3_WEBSITE.search(origin.host or "")
        ):
            message = "a website of S3 speaks http only; write `protocol: http`"
            hint = "better: name the bucket, which then stays private, `{bucket: ...}`"
            yield Problem(("origins", name, "host"), message, hint)


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
    if balancer.spec.listener_output == "http_listener_arn":
        message = f"{where} speaks HTTP only, but CloudFront asks it by https"
        yield Problem(pointer, f"{message}; give it a `certificate` instead of `http_only`")
        return
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
    """Perhaps: which public addresses CloudFront has is not known here. It asks by IPv4.

    inside: it asks from addresses of the VPC, or of its prefix list
    """
    if is_ipv6(rule.cidr):
        return False
    return reach.is_public(rule) or (inside and rule.cidr is not None)


def _elsewhere(pointer: Pointer, origin: Origin) -> Iterator[Problem]:
    if origin.protocol == "http":
        message = "port 80 of a load balancer redirects to https, for ever"
        yield Problem((*pointer, "protocol"), f"{message}; remove `protocol`")
    elif origin.port not in {None, HTTPS_PORT}:
        message = f"a load balancer does not listen on {origin.port}; remove `port`"
        yield Problem((*pointer, "port"), message)


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


REACH_CHECKS = (origins_are_reached, origins_speak_tls12)
