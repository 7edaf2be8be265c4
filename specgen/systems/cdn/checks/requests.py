"""Whom an origin takes a request for, and which firewall looks at it first."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from specgen.facts import cdn
from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.dns.names import is_covered
from specgen.sdk.aws.elb.certificates import certified
from specgen.sdk.aws.firewall import WEB_ACL
from specgen.sdk.aws.interfaces import SERVICE, LoadBalancer
from specgen.systems.cdn.model import Cdn
from specgen.systems.cdn.model.origins import Origin

READ = "2026-11-29"


@check(
    "CDN106",
    "the web ACL of a CDN has the scope cloudfront",
    fact="CloudFront refuses a regional one (InvalidWebACLId); a plan takes any text",
    source="https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html",
    date=READ,
)
def acl_is_for_cdns(spec: Cdn, here: Here) -> Iterator[Problem]:
    acl = WEB_ACL.find(here, spec.web_acl, cdn.REGION) if spec.web_acl else None
    if acl and acl.spec.scope != "cloudfront":
        message = f"web_acl/{acl.name} is {acl.spec.scope}"
        right = "name one with `scope: cloudfront`, which may take its rules with `rules_of`"
        yield Problem(("web_acl",), f"{message}; {right}")


@check(
    "CDN115",
    "the certificate of an origin names the host that is asked, or the one that is forwarded",
    fact="CloudFront answers 502 if the certificate names neither the origin nor the Host that it "
    "sends",
    source=f"{cdn.GUIDE}/http-502-bad-gateway.html",
    date=READ,
)
def origins_are_named(spec: Cdn, here: Here) -> Iterator[Problem]:
    for name, origin in spec.origins.items():
        host = spec.host_of(here, origin)
        for balancer in spec.balancers(here, origin) if host else ():
            found = certified(balancer)
            if found and not is_covered(host, found.domains):
                yield from _unnamed(spec, name, origin, host, found.name, found.domains)


def _unnamed(  # noqa: PLR0913  what the message says
    spec: Cdn, name: str, origin: Origin, host: str, certificate: str, domains: Sequence[str]
) -> Iterator[Problem]:
    is_plain = any(not behavior.forwards_host for _, behavior in spec.behaviors_of(name))
    lacking = [alias for alias in spec.aliases if not is_covered(alias, domains)]
    if is_plain or lacking or not spec.aliases:
        also = "" if is_plain or not lacking else f" nor {lacking[0]}, which is forwarded"
        neither = "for neither" if also else "not for"
        key = "host" if origin.host else origin.source
        message = f"certificate/{certificate} of the load balancer is {neither} {host}{also}"
        yield Problem(("origins", name, key), f"{message}; add {host} to its domains")


@check(
    "CDN116",
    "a service behind a CDN answers for the host that the CDN sends",
    severity=Severity.WARNING,
    fact="without the viewer's Host a load balancer gets the origin's name; what matches no rule "
    "gets a 404",
    source=f"{cdn.GUIDE}/RequestAndResponseBehaviorCustomOrigin.html",
    date=READ,
)
def services_answer(spec: Cdn, here: Here) -> Iterator[Problem]:
    for i, behavior in enumerate(spec.behaviors):
        key = "forward" if behavior.forward else "origin"
        for name in () if behavior.forwards_host else spec.asked(behavior.origin):
            origin = spec.origins.get(name)
            host = spec.host_of(here, origin) if origin else ""
            balancers = spec.balancers(here, origin) if origin else []
            if host and any(_is_unanswered(balancer, host) for balancer in balancers):
                message = f"no service behind `{name}` answers for {host}, so that this gets a 404"
                right = "write `forward: AllViewer`, which sends the name that clients asked for"
                yield Problem(("behaviors", i, key), f"{message}; {right}")


def _is_unanswered(balancer: Here[LoadBalancer], host: str) -> bool:
    """Not if nothing is behind it yet."""
    rules = [rule for service in SERVICE.near(balancer) for rule in service.spec.ways_in()]
    near = [rule for rule in rules if rule.load_balancer == balancer.name]
    hosts = [pattern for rule in near for pattern in rule.host_patterns]
    return bool(hosts) and not any(fnmatchcase(host.lower(), pattern) for pattern in hosts)


@check(
    "CDN114",
    "what AWS finds by its Host does not get that of the viewer",
    also=Severity.WARNING,
    fact="S3 finds the bucket by Host, and the signature covers it: each object is a 403; API "
    "Gateway, function URLs and other distributions are found so, too",
    source=f"{cdn.GUIDE}/using-managed-origin-request-policies.html",
    date=READ,
)
def origins_get_their_host(spec: Cdn) -> Iterator[Problem]:
    for i, behavior in enumerate(spec.behaviors):
        asked = [spec.origins.get(name) for name in spec.asked(behavior.origin)]
        if behavior.forwards_host and any(origin and origin.bucket for origin in asked):
            for key in behavior.host_keys:
                message = "S3 refuses requests with the Host of the viewer"
                right = f"write {_FOR_BUCKETS[key]}, or a policy of your own without Host"
                yield Problem(("behaviors", i, key), f"{message}; {right}")
            continue
        hosts = [origin.host for origin in asked if origin and origin.source == "host"]
        named = [host for host in hosts if host and cdn.FOUND_BY_HOST.search(host)]
        if behavior.forwards_host and named:
            message = f"{named[0]} is found by its own Host, and gets that of the viewer"
            hint = "if the viewer's name is set up there as well, record a decision"
            for key in behavior.host_keys:
                right = f"write {_FOR_HOSTS[key]}"
                at: Pointer = ("behaviors", i, key)
                yield Problem(at, f"{message}; {right}", hint, severity=Severity.WARNING)


_FOR_BUCKETS = {"cache": "CachingOptimized", "forward": "CORS-S3Origin"}
_FOR_HOSTS = {"cache": "CachingDisabled", "forward": "AllViewerExceptHostHeader"}


REQUEST_CHECKS = (
    acl_is_for_cdns,
    origins_are_named,
    services_answer,
    origins_get_their_host,
)
