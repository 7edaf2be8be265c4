"""Model of a private zone document: a domain, and the networks that see it."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from specgen.sdk import (
    Bought,
    Charge,
    Claim,
    Here,
    Kind,
    Output,
    Unordered,
    Usage,
    reference,
    written_name,
)
from specgen.sdk.aws.dns.fields import WithRecords
from specgen.sdk.aws.dns.known import private_record
from specgen.sdk.aws.dns.names import DOMAIN_PATTERN, LONGEST, is_in
from specgen.sdk.aws.interfaces import NETWORK
from specgen.sdk.placeholders import ZONE_ID


class PrivateZone(WithRecords, kw_only=True):
    """A Route 53 zone that only the environment's networks can resolve, in all its regions."""

    domain: Annotated[
        str,
        Meta(
            description="Domain of the zone, in lower case and without a trailing dot",
            max_length=LONGEST,
            examples=["internal.example.com"],
        ),
        written_name(DOMAIN_PATTERN),
    ]
    networks: Annotated[
        Unordered[
            Annotated[
                str,
                reference(
                    "network",
                    "Network whose hosts can resolve the zone, in every region of the environment "
                    "that has it",
                    any_region=True,
                ),
            ]
        ],
        Meta(description="Networks to associate with the zone", min_length=1),
    ]

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Charge("dns-zone", 1, 1, ("domain",))
        yield Usage("dns_queries", "dns-query")

    def covers(self, name: str) -> bool:
        """Whether only the zone can answer for a name."""
        return is_in(name, self.domain)

    def associated(self, here: Here) -> Iterator[Here]:
        """The networks in all regions of the environment, in the platform's order."""
        for network in dict.fromkeys(self.networks):
            for region in here.platform.places_of(here.environment):
                found = NETWORK.find(here, network, region)
                if found is not None and found.region == region:
                    yield found

    def reads(self, here: Here) -> Iterator[Here]:
        yield from self.associated(here)

    def outputs(self, here: Here) -> Iterator[Output]:
        yield Output("zone_id", ZONE_ID, (("aws_route53_zone", ""),), "zone_id")

    def claims(self, here: Here) -> Iterator[Claim]:
        for i, record in enumerate(self.records):
            name = record.full_name(self.domain)
            what = f"{record.type} record {name} in {here.effective.id}"
            values = private_record(here, name, record.type)
            pointer = ("records", i, "name")
            yield Claim("aws_route53_record", values, what, pointer, compared=True)


PRIVATE_ZONE: Kind[PrivateZone] = Kind("private_zone")
