"""The keys of a certificate document."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import (
    ByHand,
    Here,
    Model,
    Ordered,
    Output,
    Published,
    Subject,
    reference,
    written_name,
)
from specgen.sdk.aws.dns.names import WILDCARD

_LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
DOMAIN_PATTERN = rf"^(\*\.)?({_LABEL}\.)+[a-z]([a-z0-9-]{{0,61}}[a-z0-9])$"
"""Lower case, as ACM stores it; a wildcard stands for the first label only."""


class Certificate(Model, kw_only=True):
    """A public TLS certificate of AWS Certificate Manager, validated by DNS."""

    domains: Annotated[
        Ordered[
            Annotated[
                str,
                Meta(
                    max_length=253,
                    examples=["app.example.com", "*.example.com"],
                ),
                written_name(DOMAIN_PATTERN),
            ]
        ],
        Meta(
            description="Names that it is valid for; the first is the common name. Lower case, `*` "
            "only as the first label",
            min_length=1,
        ),
    ]
    zone: (
        Annotated[
            str,
            reference(
                "public_zone",
                "Zone of all the domains, where the validation records are made. Without it you "
                "make them yourself, and apply waits for them",
                any_region=True,
                any_account="by_role",
            ),
        ]
        | None
    ) = None
    hosted_zone_id: (
        Annotated[
            str,
            Meta(
                description="As `zone`, of a Route 53 zone that has no document",
                pattern="^Z[A-Z0-9]{1,31}$",
                examples=["Z0123456789ABCDEFGHIJ"],
            ),
        ]
        | None
    ) = None
    key_algorithm: Annotated[
        Literal["RSA_2048", "EC_prime256v1", "EC_secp384r1"],
        Meta(description="Key pair of the certificate; every client supports RSA_2048"),
    ] = "RSA_2048"
    domain_quota: Annotated[
        int,
        Meta(description="The account's quota of domains in one certificate", ge=1, le=100),
    ] = 10

    def validated(self) -> dict[str, str]:
        """Name without wildcard -> the first domain with it: both share one record."""
        records: dict[str, str] = {}
        for domain in self.domains:
            records.setdefault(domain.removeprefix(WILDCARD), domain)
        return records

    def by_hand(self, here: Here) -> Iterator[ByHand]:
        if self.zone is None and self.hosted_zone_id is None:
            yield ByHand(
                f"While {here.effective.module} is applied, make the validation records of "
                f"{', '.join(self.validated())} in your DNS; ACM's console shows them, and apply "
                "waits for them.",
                "before",
            )

    def watched(self, here: Here) -> Iterator[Subject]:
        yield Subject("certificate", "", {"CertificateArn": Published(here, "arn")})

    def outputs(self, here: Here) -> Iterator[Output]:
        # of the validation: whatever reads it waits until the certificate is issued
        made = (("aws_acm_certificate_validation", ""),)
        form = "arn:{partition}:acm:{region}:{account}:certificate/"
        yield Output("arn", f"{form}01234567-89ab-cdef-0123-456789abcdef", made, "certificate_arn")
