"""The keys of a global name document: one name in DNS, and the load balancers behind it."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from specgen.sdk import Claim, Here, Kind, Model, Output, Part, Pointer, Unordered, reference
from specgen.sdk.aws.dns.fields import RecordName
from specgen.sdk.aws.dns.names import WILDCARD, full_name
from specgen.sdk.aws.elb.named import balancer_near, by_ipv6
from specgen.sdk.aws.interfaces import HEALTH_CHECK, PUBLIC_ZONE

Routing = Literal["simple", "latency", "failover", "weighted", "geolocation"]
Continent = Literal["AF", "AN", "AS", "EU", "NA", "OC", "SA"]
"""source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_GeoLocation.html
(2026-11-29)
"""


PRIMARY, SECONDARY = "primary", "secondary"


def key_of(here: Here, region: str) -> str:
    """The region's short form; a check reports a region that the platform does not have."""
    known = here.platform.regions.get(region)
    return known.key if known else region


def place_role(here: Here, region: str, argument: str, code: str) -> str:
    """The role of a record for a place."""
    place = "default" if code == "*" else f"{argument}-{code.lower()}"
    return f"{key_of(here, region)}-{place}"


class Target(Part):
    failover: (
        Annotated[
            str,
            Meta(
                description="Region whose load balancer answers while this one is unhealthy",
                examples=["us-west-2"],
            ),
        ]
        | None
    ) = None
    weight: (
        Annotated[
            int,
            Meta(description="Share of the answers; 0 is none while others have any", ge=0, le=255),
        ]
        | None
    ) = None
    continents: Annotated[
        Unordered[Continent], Meta(description="Continents whose users get it")
    ] = []
    countries: Annotated[
        Unordered[Annotated[str, Meta(pattern="^[A-Z]{2}$", examples=["DE"])]],
        Meta(description="Countries whose users get it, by ISO 3166 code"),
    ] = []
    default: Annotated[
        bool, Meta(description="Users of all other places, and of unknown ones, get it")
    ] = False
    health_check: (
        Annotated[
            str,
            reference(
                "health_check",
                "Health check of the target, of its region if there is one",
                any_region=True,
            ),
        ]
        | None
    ) = None

    def places(self) -> Iterator[tuple[str, str]]:
        """Argument of a geolocation policy, and its value."""
        yield from (("continent", code) for code in self.continents)
        yield from (("country", code) for code in self.countries)
        if self.default:
            yield "country", "*"


class GlobalName(Model, kw_only=True):
    """A name in a public zone that leads to load balancers, chosen by Route 53 at each query."""

    not_built: ClassVar[dict[str, str]] = {
        "failover": "each of `targets` names the region that takes over: {failover: us-west-2}",
        "regions": "the keys of `targets` are the regions",
        "routing_policy": "`routing` says how Route 53 chooses among the targets",
    }

    zone: Annotated[
        str,
        reference("public_zone", "Zone of the name", any_region=True, any_account="by_role"),
    ]
    record_name: Annotated[
        RecordName | None,
        Meta(description="Name in the zone, empty for its domain; defaults to the document's"),
    ] = None
    load_balancer: Annotated[
        str,
        reference(
            "load_balancer",
            "Load balancer of each target's region, of either kind",
            any_region=True,
            others=("network_load_balancer",),
        ),
    ]
    targets: Annotated[
        dict[str, Target],
        Meta(
            description="Region -> how its load balancer is chosen",
            min_length=1,
            examples=[{"us-east-1": {"failover": "us-west-2"}, "eu-west-1": {}}],
        ),
    ]
    routing: Annotated[
        Routing,
        Meta(description="How Route 53 chooses among the targets; simple has one"),
    ] = "simple"
    evaluate_target_health: Annotated[
        bool,
        Meta(
            description="Leave a load balancer out while one of its target groups has no healthy "
            "target"
        ),
    ] = True

    def domain(self, here: Here) -> str:
        return PUBLIC_ZONE.get(here, self.zone).spec.domain

    def host(self, here: Here) -> str:
        """The whole name."""
        name = here.effective.aws_name if self.record_name is None else self.record_name
        return full_name(name, self.domain(here))

    def pair_host(self, here: Here, region: str) -> str:
        """The name of a target and its failover, which the routing policy leads to."""
        key, host = key_of(here, region), self.host(here)
        is_wildcard = host.startswith(WILDCARD)
        return f"{key}-any.{host.removeprefix(WILDCARD)}" if is_wildcard else f"{key}.{host}"

    @property
    def pairs(self) -> tuple[str, ...]:
        """Regions whose failover stands behind a name of its own."""
        if self.routing == "failover":
            return ()
        return tuple(region for region, target in self.targets.items() if target.failover)

    def regions(self) -> tuple[str, ...]:
        """All whose load balancers it needs."""
        others = (target.failover for target in self.targets.values() if target.failover)
        return tuple(dict.fromkeys((*self.targets, *others)))

    def record_types(self, here: Here) -> tuple[str, ...]:
        """AAAA only if every load balancer answers by IPv6 (DNS140)."""
        found = [balancer_near(here, self.load_balancer, r) for r in self.regions()]
        dual = all(balancer is not None and by_ipv6(balancer) for balancer in found)
        return ("A", "AAAA") if dual else ("A",)

    def reads(self, here: Here) -> Iterator[Here]:
        for region in self.regions():
            balancer = balancer_near(here, self.load_balancer, region)
            yield from [balancer] if balancer else []
        for region, target in self.targets.items():
            check = HEALTH_CHECK.find(here, target.health_check or "", region)
            yield from [check] if check else []

    def outputs(self, here: Here) -> Iterator[Output]:
        made = ("aws_route53_record", self.first_role(here))
        yield Output("name", self.host(here), (made,), "fqdn")

    def first_role(self, here: Here) -> str:
        """The role of a record that has the name."""
        if self.routing == "failover":
            return PRIMARY
        region, target = next(iter(self.targets.items()))
        places = list(target.places()) if self.routing == "geolocation" else []
        return place_role(here, region, *places[0]) if places else key_of(here, region)

    def claims(self, here: Here) -> Iterator[Claim]:
        kind, domain = "aws_route53_record", self.domain(here)
        own: Pointer = ("name",) if self.record_name is None else ("record_name",)
        hosts: dict[str, Pointer] = {self.host(here): own}
        hosts |= {self.pair_host(here, r): ("targets", r, "failover") for r in self.pairs}
        for host, at in hosts.items():
            for type_ in self.record_types(here):
                what = f"{type_} record {host}"
                yield Claim(kind, (host, domain, type_), what, at, compared=True)


GLOBAL_NAME: Kind[GlobalName] = Kind("global_name")
