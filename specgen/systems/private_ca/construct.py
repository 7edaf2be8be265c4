"""Authority document -> the authority, its signed certificate, and its installation."""

from cdktf_cdktf_provider_aws.acmpca_certificate import (
    AcmpcaCertificate,
    AcmpcaCertificateValidity,
)
from cdktf_cdktf_provider_aws.acmpca_certificate_authority import (
    AcmpcaCertificateAuthority,
    AcmpcaCertificateAuthorityCertificateAuthorityConfiguration,
    AcmpcaCertificateAuthorityCertificateAuthorityConfigurationSubject,
    AcmpcaCertificateAuthorityRevocationConfiguration,
    AcmpcaCertificateAuthorityRevocationConfigurationCrlConfiguration,
    AcmpcaCertificateAuthorityRevocationConfigurationOcspConfiguration,
)
from cdktf_cdktf_provider_aws.acmpca_certificate_authority_certificate import (
    AcmpcaCertificateAuthorityCertificate,
)
from cdktf_cdktf_provider_aws.acmpca_permission import AcmpcaPermission

from specgen.sdk.construct import Scope
from specgen.systems.private_ca.model import Crl, PrivateCa

MODES = {"general_purpose": "GENERAL_PURPOSE", "short_lived": "SHORT_LIVED_CERTIFICATE"}
ACM_ACTIONS = ("GetCertificate", "IssueCertificate", "ListPermissions")


def build(scope: Scope, spec: PrivateCa) -> None:
    authority = scope.add(
        AcmpcaCertificateAuthority,
        type=spec.type.upper(),
        usage_mode=MODES[spec.usage_mode],
        certificate_authority_configuration=_configuration(scope, spec),
        revocation_configuration=_revocation(spec),
        permanent_deletion_time_in_days=spec.deletion_window_days,
        tags={"Name": scope.aws_name()},
        lifecycle=scope.lifecycle(),
    )
    certificate = _signed(scope, spec, authority)
    scope.add(
        AcmpcaCertificateAuthorityCertificate,
        certificate_authority_arn=authority.arn,
        certificate=certificate.certificate,
        certificate_chain=certificate.certificate_chain if spec.issued_by else None,
    )
    if spec.acm_renews:
        scope.add(
            AcmpcaPermission,
            certificate_authority_arn=authority.arn,
            principal="acm.amazonaws.com",
            actions=list(ACM_ACTIONS),
        )


def _configuration(
    scope: Scope, spec: PrivateCa
) -> AcmpcaCertificateAuthorityCertificateAuthorityConfiguration:
    """The key's own algorithm signs the request; the parent's signs the certificate."""
    subject = spec.subject
    return AcmpcaCertificateAuthorityCertificateAuthorityConfiguration(
        key_algorithm=spec.key_algorithm,
        signing_algorithm=spec.signing_algorithm,
        subject=AcmpcaCertificateAuthorityCertificateAuthorityConfigurationSubject(
            common_name=subject.common_name or scope.aws_name(),
            organization=subject.organization or None,
            organizational_unit=subject.organizational_unit or None,
            country=subject.country or None,
        ),
    )


def _revocation(spec: PrivateCa) -> AcmpcaCertificateAuthorityRevocationConfiguration | None:
    if spec.crl is None and not spec.ocsp:
        return None
    ocsp = AcmpcaCertificateAuthorityRevocationConfigurationOcspConfiguration(enabled=True)
    return AcmpcaCertificateAuthorityRevocationConfiguration(
        crl_configuration=_list(spec.crl) if spec.crl else None,
        ocsp_configuration=ocsp if spec.ocsp else None,
    )


def _list(crl: Crl) -> AcmpcaCertificateAuthorityRevocationConfigurationCrlConfiguration:
    return AcmpcaCertificateAuthorityRevocationConfigurationCrlConfiguration(
        enabled=True,
        expiration_in_days=crl.expiration_days,
        s3_bucket_name=crl.bucket,
        # otherwise AWS makes the list readable for everybody, which a closed bucket refuses
        s3_object_acl="BUCKET_OWNER_FULL_CONTROL",
    )


def _signed(
    scope: Scope, spec: PrivateCa, authority: AcmpcaCertificateAuthority
) -> AcmpcaCertificate:
    """Signed in the parent's region, because an authority issues only there."""
    parent = spec.parent(scope.here)
    signer = parent.spec if parent else spec
    kind = "RootCACertificate" if parent is None else _subordinate(spec)
    return scope.add(
        AcmpcaCertificate,
        provider=scope.provider(parent.region) if parent else None,
        certificate_authority_arn=(
            scope.read("private_ca", parent.name, "arn") if parent else authority.arn
        ),
        certificate_signing_request=authority.certificate_signing_request,
        signing_algorithm=signer.signing_algorithm,
        template_arn=f"arn:{scope.names.partition}:acm-pca:::template/{kind}/V1",
        validity=AcmpcaCertificateValidity(type="YEARS", value=str(spec.validity_years)),
    )


def _subordinate(spec: PrivateCa) -> str:
    return f"SubordinateCACertificate_PathLen{spec.path_length}"
