"""Model of a public zone document: a domain, the records that people know, and who signs it."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from specgen.facts.regions import GLOBAL_REGION
from specgen.sdk import (
    NAME_PATTERN,
    Bought,
    ByHand,
    Charge,
    Claim,
    Here,
    KeyUse,
    Kind,
    Output,
    Part,
    Published,
    Subject,
    Usage,
    reference,
)
from specgen.sdk.aws.dns.fields import PublicDomain, WithRecords
from specgen.sdk.aws.interfaces import KEY
from specgen.sdk.aws.logs import RetentionDays, log_usage
from specgen.sdk.placeholders import ZONE_ID

NAME_SERVERS = ",".join(f"ns-{i}.awsdns-0{i}.{top}" for i, top in enumerate(["com", "net", "org"]))


class QueryLogging(Part):
    retention_days: Annotated[RetentionDays, Meta(description="Days that queries are kept")] = 90
    key: (
        Annotated[
            str,
            reference(
                "key",
                "Key of us-east-1 that encrypts the queries; defaults to the service's own",
                any_region=True,
            ),
        ]
        | None
    ) = None


class Parent(Part):
    """Not a reference, because the other zone may be of another environment."""

    zone: Annotated[
        str,
        Meta(description="public_zone whose domain this one is below", pattern=NAME_PATTERN),
    ]
    environment: Annotated[
        str | None, Meta(description="Environment of that zone; by default this one")
    ] = None


class PublicZone(WithRecords, kw_only=True):
    """A public Route 53 zone, with the records that people know.

    Records that follow a resource belong to its document: certificate, global_name.
    """

    not_built: ClassVar[dict[str, str]] = {
        "force_destroy": "a zone with records of others is not destroyed; remove them first",
        "query_log": "`query_logging` logs every query",
    }

    domain: PublicDomain
    parent: Annotated[
        Parent | None,
        Meta(description="Zone that gets the NS record of this one; by default the registrar's"),
    ] = None
    query_logging: Annotated[
        QueryLogging | None, Meta(description="Log every query, in us-east-1; by default none")
    ] = None
    dnssec: Annotated[
        bool,
        Meta(
            description="Sign the answers with a key in us-east-1; the parent zone must then have "
            "the DS record that the document publishes as `ds_record`"
        ),
    ] = False

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Charge("dns-zone", 1, 1, ("domain",))
        yield Usage("dns_queries", "dns-query")
        if self.dnssec:
            yield Charge("kms-key", 1, 1, ("dnssec",), region=GLOBAL_REGION)
        if self.query_logging is not None:
            yield from log_usage(("query_logging",), GLOBAL_REGION)

    def log_group(self) -> str:
        return f"/aws/route53/{self.domain}"

    def parent_zone(self, here: Here) -> "Here[PublicZone] | None":
        """In its environment, wherever it is placed there."""
        if self.parent is None:
            return None
        environment = self.parent.environment or here.environment
        found = here.project.find_near(PUBLIC_ZONE.name, self.parent.zone, environment, here.region)
        return Here(here.project, found) if found else None

    def reads(self, here: Here) -> Iterator[Here]:
        parent = self.parent_zone(here)
        yield from [parent] if parent else []
        key = self.query_logging.key if self.query_logging else None
        found = KEY.find(here, key, GLOBAL_REGION) if key else None
        yield from [found] if found else []

    def watched(self, here: Here) -> Iterator[Subject]:
        if self.dnssec:
            zone = {"HostedZoneId": Published(here, "zone_id")}
            yield Subject("signed_zone", "", zone, region=GLOBAL_REGION)

    def outputs(self, here: Here) -> Iterator[Output]:
        zone = (("aws_route53_zone", ""),)
        yield Output("zone_id", ZONE_ID, zone, "zone_id")
        yield Output(
            "name_servers", NAME_SERVERS, zone, "name_servers", is_list=True, is_whole=True
        )
        if self.dnssec:
            form = "12345 13 2 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            yield Output("ds_record", form, (("aws_route53_key_signing_key", ""),), "ds_record")

    def by_hand(self, here: Here) -> Iterator[ByHand]:
        if self.parent is None:
            signed = ", and the DS record that the parameter ds_record holds" if self.dnssec else ""
            yield ByHand(
                f"Give the registrar of {self.domain} the zone's name servers (parameter "
                f"{here.parameter_path('name_servers')}){signed}."
            )

    def key_uses(self) -> Iterator[KeyUse]:
        if self.query_logging and self.query_logging.key:
            key, pointer = self.query_logging.key, ("query_logging", "key")
            yield KeyUse(key, "logs", pointer, region=GLOBAL_REGION)

    def claims(self, here: Here) -> Iterator[Claim]:
        for i, record in enumerate(self.records):
            name = record.full_name(self.domain)
            what = f"{record.type} record {name}"
            values = (name, self.domain, record.type)
            pointer = ("records", i, "name")
            yield Claim("aws_route53_record", values, what, pointer, compared=True)
        if parent := self.parent_zone(here):
            what = f"NS record {self.domain}"
            values = (self.domain, parent.spec.domain, "NS")
            yield Claim("aws_route53_record", values, what, ("parent",))
        if self.query_logging:
            group = self.log_group()
            what, pointer = f"log group {group}", ("query_logging",)
            yield Claim("aws_cloudwatch_log_group", (group,), what, pointer, region=GLOBAL_REGION)


PUBLIC_ZONE: Kind[PublicZone] = Kind("public_zone")
