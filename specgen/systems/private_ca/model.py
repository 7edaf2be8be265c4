"""Model of a private certificate authority document."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import (
    Bought,
    Charge,
    Here,
    Kind,
    Model,
    Output,
    Part,
    Usage,
    reference,
    written_name,
)

SIGNING = {
    "EC_prime256v1": "SHA256WITHECDSA",
    "EC_secp384r1": "SHA384WITHECDSA",
    "EC_secp521r1": "SHA512WITHECDSA",
    "RSA_2048": "SHA256WITHRSA",
    "RSA_3072": "SHA384WITHRSA",
    "RSA_4096": "SHA512WITHRSA",
}
"""Key algorithm -> signing algorithm of such a key.

source: https://docs.aws.amazon.com/privateca/latest/userguide/supported-algorithms.html
(2026-11-24)
"""


class Subject(Part):
    # 2026-11-29: https://docs.aws.amazon.com/privateca/latest/APIReference/API_ASN1Subject.html
    common_name: Annotated[
        str,
        Meta(description="The authority's name; defaults to its name in AWS", max_length=64),
        written_name(),
    ] = ""
    organization: Annotated[str, Meta(description="Organisation", max_length=64)] = ""
    organizational_unit: Annotated[
        str, Meta(description="Unit of the organisation", max_length=64)
    ] = ""
    country: Annotated[
        str, Meta(description="Country, two letters", pattern="^([A-Z]{2})?$", examples=["US"])
    ] = ""


class Crl(Part):
    bucket: Annotated[
        str,
        Meta(
            description="S3 bucket of the list; its policy must admit acm-pca.amazonaws.com",
        ),
        written_name(r"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"),
    ]
    expiration_days: Annotated[
        int, Meta(description="Days for which a list is valid", ge=1, le=5000)
    ] = 7


class PrivateCa(Model, kw_only=True):
    """An authority of AWS Private CA, with its certificate issued and installed.

    A subordinate may be in another region than the authority that signs it.
    """

    type: Annotated[
        Literal["root", "subordinate"],
        Meta(description="A root signs itself; a subordinate is signed by another authority"),
    ]
    issued_by: (
        Annotated[
            str,
            reference("private_ca", "The authority that signs a subordinate", any_region=True),
        ]
        | None
    ) = None
    subject: Annotated[Subject, Meta(description="Who it is; appears in every certificate")] = (
        Subject()
    )
    key_algorithm: Annotated[
        Literal[
            "EC_prime256v1", "EC_secp384r1", "EC_secp521r1", "RSA_2048", "RSA_3072", "RSA_4096"
        ],
        Meta(description="Algorithm of the authority's own key; cannot be changed later"),
    ] = "EC_prime256v1"
    usage_mode: Annotated[
        Literal["general_purpose", "short_lived"],
        Meta(
            description="short_lived issues for at most seven days, costs less, and needs no "
            "revocation"
        ),
    ] = "general_purpose"
    validity_years: Annotated[
        int, Meta(description="Years that its own certificate is valid", ge=1, le=30)
    ]
    path_length: Annotated[
        int, Meta(description="Levels of authorities below a subordinate", ge=0, le=3)
    ] = 0
    crl: Annotated[
        Crl | None, Meta(description="A list of revoked certificates; by default none")
    ] = None
    ocsp: Annotated[bool, Meta(description="Let AWS answer whether a certificate is revoked")] = (
        False
    )
    acm_renews: Annotated[
        bool, Meta(description="Let Certificate Manager issue and renew certificates with it")
    ] = False
    deletion_window_days: Annotated[
        int, Meta(description="Days in which a deleted authority can be restored", ge=7, le=30)
    ] = 30

    def charges(self, here: Here) -> Iterator[Bought]:
        mode = self.usage_mode.replace("_", "-")
        yield Charge(f"private-ca:{mode}", 1, 1, ("usage_mode",))
        yield Usage("certificates_issued", f"private-ca-certificate:{mode}")

    @property
    def signing_algorithm(self) -> str:
        """Signing algorithm of certificates that this authority signs."""
        return SIGNING[self.key_algorithm]

    def parent(self, here: Here) -> Here | None:
        return PRIVATE_CA.find(here, self.issued_by) if self.issued_by else None

    def outputs(self, here: Here) -> Iterator[Output]:
        # read from the installed certificate, because the authority issues nothing before that
        installed = "aws_acmpca_certificate_authority_certificate"
        address = ((installed, ""),)
        yield Output(
            "arn",
            "arn:{partition}:acm-pca:{region}:{account}:certificate-authority/01234567-89ab-cdef-0123-456789abcdef",
            address,
            "certificate_authority_arn",
        )


PRIVATE_CA: Kind[PrivateCa] = Kind("private_ca")
