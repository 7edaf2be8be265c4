"""What follows from a CDN document: whom it asks, what it makes, what others read."""

from collections.abc import Iterator

from specgen.facts.cdn import REGION
from specgen.facts.regions import GLOBAL_REGION
from specgen.sdk import (
    AwsName,
    Bought,
    Claim,
    Effective,
    Here,
    Kind,
    Output,
    Pointer,
    Published,
    Subject,
    Usage,
    by_first_name,
    part_name,
)
from specgen.sdk.aws.dns.interfaces import PublicZone
from specgen.sdk.aws.dns.names import is_in
from specgen.sdk.aws.firewall import WEB_ACL
from specgen.sdk.aws.interfaces import (
    CERTIFICATE,
    GLOBAL_NAME,
    LOAD_BALANCER,
    PUBLIC_ZONE,
    Certificate,
    LoadBalancer,
    is_watched,
)
from specgen.systems.cdn.model.behaviors import Behavior
from specgen.systems.cdn.model.fields import Fields
from specgen.systems.cdn.model.origins import Origin
from specgen.systems.cdn.model.parts import Dns

CACHE, FORWARD, ACCESS, LOGS, VPC = "cache", "forward", "access", "logs", "vpc"
"""Ends of the roles of its own policies, access controls, log deliveries and VPC origins."""


class Cdn(Fields, kw_only=True):
    """A CloudFront distribution: names, who answers for which path, what is kept at the edge."""

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("cdn_gib", "cdn-gib", ("price_class",))
        yield Usage("cdn_requests", "cdn-request")

    @property
    def zone(self) -> str | None:
        """Where the aliases become records."""
        return self.dns.zone if isinstance(self.dns, Dns) else None

    @property
    def record_types(self) -> tuple[str, ...]:
        return ("A", "AAAA") if self.ipv6 else ("A",)

    def origin_id(self, name: str) -> str:
        """Of an origin or a group, as CloudFront keeps it: a rename does not change it."""
        part = self.origins.get(name) or self.origin_groups.get(name)
        return part_name(name, part).first

    def asked(self, name: str) -> tuple[str, ...]:
        """Origins that may answer for an origin or a group."""
        group = self.origin_groups.get(name)
        return tuple(group.members) if group else (name,)

    def behaviors_of(self, origin: str) -> Iterator[tuple[int, Behavior]]:
        """That ask an origin, also as the member of a group."""
        for i, behavior in enumerate(self.behaviors):
            if origin in self.asked(behavior.origin):
                yield i, behavior

    def paths(self) -> Iterator[tuple[str, bool]]:
        """Pattern of each behavior, and whether services answer exactly these paths."""
        for behavior in self.behaviors:
            asked = [self.origins.get(name) for name in self.asked(behavior.origin)]
            by_services = all(
                o and (o.load_balancer or o.global_name) and not o.path for o in asked
            )
            yield behavior.path or "*", by_services

    def certificate_here(self, here: Here) -> Here[Certificate] | None:
        return CERTIFICATE.find(here, self.certificate or "", REGION)

    def balancer(self, here: Here, origin: Origin) -> Here[LoadBalancer] | None:
        """The load balancer of an origin, in exactly the region that is written."""
        region = origin.region or here.region
        found = LOAD_BALANCER.at(here.project, origin.load_balancer or "", here.environment, region)
        return Here(here.project, found) if found else None

    def balancers(self, here: Here, origin: Origin) -> list[Here[LoadBalancer]]:
        """All load balancers that may answer for an origin."""
        name = GLOBAL_NAME.find(here, origin.global_name or "")
        if name is None:
            found = [self.balancer(here, origin)]
        else:
            asked = name.spec.load_balancer
            places = [
                LOAD_BALANCER.at(here.project, asked, here.environment, region)
                for region in name.spec.regions()
            ]
            found = [Here(here.project, place) for place in places if place]
        return [balancer for balancer in found if balancer]

    def host_of(self, here: Here, origin: Origin) -> str:
        """The name that the CDN asks; empty for a bucket, or if nothing says it."""
        name = GLOBAL_NAME.find(here, origin.global_name or "")
        return name.spec.host(name) if name else origin.host or ""

    def hosts(self) -> dict[str, tuple[str, Origin]]:
        """Host that becomes a record -> the first origin that asks for it."""
        found: dict[str, tuple[str, Origin]] = {}
        for name in by_first_name(self.origins):
            origin = self.origins[name]
            if origin.load_balancer and origin.host:
                found.setdefault(origin.host, (name, origin))
        return found

    def reads(self, here: Here) -> Iterator[Here]:
        if self.certificate and (certificate := self.certificate_here(here)):
            yield certificate
        if self.web_acl and (acl := WEB_ACL.find(here, self.web_acl, REGION)):
            yield acl
        for origin in self.origins.values():
            if origin.load_balancer and (balancer := self.balancer(here, origin)):
                yield balancer
        for host in self.hosts():
            zone = zone_here(here, host)
            yield from [zone] if zone else []

    def watched(self, here: Here) -> Iterator[Subject]:
        dimensions = {"DistributionId": Published(here, "id"), "Region": "Global"}
        yield Subject("cdn", "", dimensions, region=GLOBAL_REGION)

    def outputs(self, here: Here) -> Iterator[Output]:
        made = (("aws_cloudfront_distribution", ""),)
        arn = "arn:{partition}:cloudfront::{account}:distribution/EDFDVBD6EXAMPLE"
        yield Output("arn", arn, made, "arn")
        yield Output("domain_name", "d111111abcdef8.cloudfront.net", made, "domain_name")
        if is_watched(here):
            yield Output("id", "EDFDVBD6EXAMPLE", made)

    def aws_names(self) -> Iterator[AwsName]:
        for name, origin in self.origins.items():
            if origin.bucket:
                role, pointer = f"{self.origin_id(name)}-{ACCESS}", ("origins", name)
                yield AwsName("origin_access_control", role, pointer)
            if origin.vpc_origin:
                yield AwsName("vpc_origin", f"{self.origin_id(name)}-{VPC}", ("origins", name))
        for i, behavior in enumerate(self.behaviors):
            if not isinstance(behavior.cache, str):
                at: Pointer = ("behaviors", i, "cache")
                yield AwsName("cache_policy", f"{behavior.role}-{CACHE}", at)
            if not isinstance(behavior.forward, str | None):
                at = ("behaviors", i, "forward")
                yield AwsName("origin_request_policy", f"{behavior.role}-{FORWARD}", at)
        if self.logs:
            yield AwsName("log_delivery", LOGS)

    def claims(self, here: Here) -> Iterator[Claim]:
        kind = "aws_route53_record"
        zone = PUBLIC_ZONE.find(here, self.zone or "")
        if zone is not None:
            for i, alias in enumerate(self.aliases):
                for type_ in self.record_types:
                    what, at = f"{type_} record {alias}", ("aliases", i)
                    yield Claim(kind, (alias, zone.spec.domain, type_), what, at)
        for host, (name, _) in self.hosts().items():
            owner = zone_here(here, host)
            if owner is not None:
                what, pointer = f"A record {host}", ("origins", name, "host")
                yield Claim(kind, (host, owner.spec.domain, "A"), what, pointer)


def zone_here(here: Here, host: str) -> Here[PublicZone] | None:
    """That with the longest domain that the host is in, of this environment or of an account."""

    def fits(zone: Effective[PublicZone]) -> bool:
        near = zone.environment == here.environment or here.platform.is_scope(zone.environment)
        return near and is_in(host, zone.spec.domain)

    def rank(zone: Effective[PublicZone]) -> tuple[int, bool]:
        return len(zone.spec.domain), here.is_of_account(zone)

    found = [zone for zone in PUBLIC_ZONE.known(here.whole) if fits(zone)]
    best = max(found, key=rank, default=None)
    return Here(here.project, best) if best else None


CDN: Kind[Cdn] = Kind("cdn")
