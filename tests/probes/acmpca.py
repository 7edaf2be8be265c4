"""Probes of the fixes of acmpca."""

from probes import Clients, Probe
from specgen.prove.emulator.fixes import acmpca
from specgen.prove.emulator.fixes.fix import Fix


def an_authority_is_for_what_was_asked(aws: Clients) -> bool:
    client = aws("acm-pca")
    about = {"KeyAlgorithm": "EC_prime256v1", "SigningAlgorithm": "SHA256WITHECDSA"}
    made = client.create_certificate_authority(
        CertificateAuthorityConfiguration={**about, "Subject": {"CommonName": "root"}},
        CertificateAuthorityType="ROOT",
        UsageMode="GENERAL_PURPOSE",
    )
    arn = made["CertificateAuthorityArn"]
    read = client.describe_certificate_authority(CertificateAuthorityArn=arn)
    return bool(read["CertificateAuthority"]["UsageMode"] == "GENERAL_PURPOSE")


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (acmpca.keeps_the_usage_mode, an_authority_is_for_what_was_asked),
)
