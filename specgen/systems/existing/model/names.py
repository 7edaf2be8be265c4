"""Hosted zones and certificates that others made."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from msgspec import Meta

from specgen.sdk import Here, Model, Ordered, Output, Unordered, reference
from specgen.sdk.aws.dns.fields import Record
from specgen.sdk.aws.dns.names import DOMAIN_PATTERN, LONGEST, PUBLIC_DOMAIN_PATTERN, is_in
from specgen.sdk.aws.interfaces import NETWORK
from specgen.systems.existing.model.forms import CERTIFICATE_ARN, ZONE_ID, known

ARN = "arn:aws:acm:us-east-1:123456789012"
ZoneId = Annotated[
    str,
    Meta(description="Id of the zone", pattern=ZONE_ID, examples=["Z0123456789ABCDEFGHIJ"]),
]


class PublicZone(Model, kw_only=True):
    """A public zone of Route 53; documents make records in it, and leave the others alone."""

    id: ZoneId
    domain: Annotated[
        str,
        Meta(
            description="Domain of the zone, in lower case and without a trailing dot",
            pattern=PUBLIC_DOMAIN_PATTERN,
            max_length=LONGEST,
            examples=["example.com"],
        ),
    ]
    dnssec: Annotated[bool, Meta(description="Its answers are signed")] = False

    @property
    def records(self) -> Sequence[Record]:
        """Those of others are unknown."""
        return ()

    def outputs(self, here: Here) -> Iterator[Output]:
        yield known("zone_id", self.id)


class PrivateZone(Model, kw_only=True):
    """A private zone of Route 53."""

    id: ZoneId
    domain: Annotated[
        str,
        Meta(
            description="Domain of the zone, in lower case and without a trailing dot",
            pattern=DOMAIN_PATTERN,
            max_length=LONGEST,
            examples=["internal.example.com"],
        ),
    ]
    networks: Annotated[
        Unordered[
            Annotated[str, reference("network", "Network that resolves it", any_region=True)]
        ],
        Meta(description="Networks that it is associated with"),
    ] = []

    def covers(self, name: str) -> bool:
        return is_in(name, self.domain)

    def associated(self, here: Here) -> Iterator[Here[Any]]:
        for network in self.networks:
            for region in here.platform.places_of(here.environment):
                found = NETWORK.find(here, network, region)
                if found is not None and found.region == region:
                    yield found

    def outputs(self, here: Here) -> Iterator[Output]:
        yield known("zone_id", self.id)


class Certificate(Model, kw_only=True):
    """A certificate of AWS Certificate Manager, which its owner renews."""

    arn: Annotated[
        str,
        Meta(
            description="ARN of the certificate",
            pattern=CERTIFICATE_ARN,
            examples=[f"{ARN}:certificate/01234567-89ab-cdef-0123-456789abcdef"],
        ),
    ]
    domains: Annotated[
        Ordered[
            Annotated[
                str,
                Meta(
                    pattern=rf"^(\*\.)?{PUBLIC_DOMAIN_PATTERN.removeprefix('^')}",
                    max_length=LONGEST,
                    examples=["app.example.com", "*.example.com"],
                ),
            ]
        ],
        Meta(description="Names that it is valid for; the first is the common name", min_length=1),
    ]

    def outputs(self, here: Here) -> Iterator[Output]:
        yield known("arn", self.arn)
