"""Certificate document -> ACM certificate, its validation records, and the wait for both."""

from collections.abc import Iterator

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.acm_certificate import AcmCertificate
from cdktf_cdktf_provider_aws.acm_certificate_validation import AcmCertificateValidation
from cdktf_cdktf_provider_aws.route53_record import Route53Record

from specgen.sdk.aws.interfaces import PUBLIC_ZONE
from specgen.sdk.construct import Scope
from specgen.systems.certificate.model import Certificate

RECORD_TTL_SECONDS = 300


def build(scope: Scope, spec: Certificate) -> None:
    certificate = scope.add(
        AcmCertificate,
        domain_name=spec.domains[0],
        subject_alternative_names=spec.domains[1:] or None,
        validation_method="DNS",
        key_algorithm=spec.key_algorithm,
        tags={"Name": scope.aws_name()},
        # listeners keep the old certificate until they have the new one
        lifecycle=TerraformResourceLifecycle(create_before_destroy=True),
    )
    zone_id = scope.read("public_zone", spec.zone, "zone_id") if spec.zone else spec.hosted_zone_id
    records = list(_records(scope, spec, zone_id)) if zone_id else []
    scope.add(
        AcmCertificateValidation,
        certificate_arn=certificate.arn,
        validation_record_fqdns=[record.fqdn for record in records] or None,
    )


def _records(scope: Scope, spec: Certificate, zone_id: str) -> Iterator[Route53Record]:
    """One for each name; `example.com` and `*.example.com` are validated by the same record.

    source: https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
    """
    owner = scope.owner_of(PUBLIC_ZONE.find(scope.here, spec.zone) if spec.zone else None)
    for name, domain in spec.validated().items():
        yield scope.add(
            Route53Record,
            name.replace(".", "_"),
            zone_id=zone_id,
            name=_option(scope, domain, "resource_record_name"),
            type=_option(scope, domain, "resource_record_type"),
            records=[_option(scope, domain, "resource_record_value")],
            ttl=RECORD_TTL_SECONDS,
            provider=owner,
            # certificates of other regions for the same name share the record
            allow_overwrite=True,
        )


def _option(scope: Scope, domain: str, attribute: str) -> str:
    """An attribute of the domain's validation, which AWS returns as a set."""
    options = f"aws_acm_certificate.{scope.name}.domain_validation_options"
    found = f'[for o in {options} : o.{attribute} if o.domain_name == "{domain}"]'
    return f"${{one({found})}}"
