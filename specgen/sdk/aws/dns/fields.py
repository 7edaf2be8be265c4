"""Keys of a zone's document, public or private, for the records that people know."""

from collections.abc import Sequence
from typing import Annotated, Literal, Protocol

from msgspec import Meta

from specgen.documents.schema.fields import Part, Unordered, written_name
from specgen.sdk.aws.dns.names import (
    LONGEST,
    NAME_IN_ZONE_PATTERN,
    PUBLIC_DOMAIN_PATTERN,
    full_name,
    role_of,
)
from specgen.sdk.aws.dns.values import LONGEST_VALUE
from specgen.sdk.model import Model

LONGEST_TTL = 2_147_483_647
RecordName = Annotated[
    str, Meta(max_length=LONGEST, examples=["www", "*.preview"]), written_name(NAME_IN_ZONE_PATTERN)
]


PublicDomain = Annotated[
    str,
    Meta(
        description="Domain of the zone, in lower case and without a trailing dot",
        max_length=LONGEST,
        examples=["example.com"],
    ),
    written_name(PUBLIC_DOMAIN_PATTERN),
]


class Record(Part, kw_only=True):
    name: Annotated[
        RecordName,
        Meta(description="Name without the zone's domain; by default the domain itself"),
    ] = ""
    type: Annotated[
        Literal["A", "AAAA", "CAA", "CNAME", "MX", "NS", "SRV", "TXT"],
        Meta(description="Type of its values"),
    ]
    values: Annotated[
        Unordered[Annotated[str, Meta(min_length=1, max_length=LONGEST_VALUE)]],
        Meta(
            description="Values as the type has them, such as `10 mail.example.com` for MX; a TXT "
            "value has no quotes, and may be longer than 255 characters",
            min_length=1,
            max_length=400,
        ),
    ]
    ttl_seconds: Annotated[
        int,
        Meta(description="Seconds that resolvers keep the answer", ge=0, le=LONGEST_TTL),
    ] = 300

    @property
    def role(self) -> str:
        return role_of(self.name, self.type)

    def full_name(self, domain: str) -> str:
        return full_name(self.name, domain)


class WithRecords(Model, kw_only=True):
    """A zone's document."""

    records: Annotated[
        Unordered[Record],
        Meta(
            description="Records whose values people know",
            examples=[[{"name": "www", "type": "CNAME", "values": ["shop.example.net"]}]],
        ),
    ] = []


class Zone(Protocol):
    @property
    def domain(self) -> str: ...
    @property
    def records(self) -> Sequence[Record]: ...
