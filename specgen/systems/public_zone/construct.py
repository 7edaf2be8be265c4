"""Public zone document -> hosted zone, its records, its delegation, query log and signatures."""

from dataclasses import dataclass
from typing import Any

from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.cloudwatch_log_resource_policy import CloudwatchLogResourcePolicy
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from cdktf_cdktf_provider_aws.route53_hosted_zone_dnssec import Route53HostedZoneDnssec
from cdktf_cdktf_provider_aws.route53_key_signing_key import Route53KeySigningKey
from cdktf_cdktf_provider_aws.route53_query_log import Route53QueryLog
from cdktf_cdktf_provider_aws.route53_record import Route53Record
from cdktf_cdktf_provider_aws.route53_zone import Route53Zone

from specgen.facts.regions import GLOBAL_REGION
from specgen.sdk import Here
from specgen.sdk.aws.dns.records import records
from specgen.sdk.aws.iam import Condition, allow, document
from specgen.sdk.aws.kms import administer
from specgen.sdk.construct import Scope, in_region
from specgen.systems.public_zone.model import PublicZone, QueryLogging

DELEGATION_TTL_SECONDS = 3600
LOGGER, SIGNER = "route53.amazonaws.com", "dnssec-route53.amazonaws.com"


@dataclass(frozen=True, slots=True)
class _Signed:
    key: Route53KeySigningKey
    signatures: Route53HostedZoneDnssec


def build(scope: Scope, spec: PublicZone) -> None:
    zone = scope.add(
        Route53Zone, name=spec.domain, comment=scope.description, lifecycle=scope.lifecycle()
    )
    records(scope, zone.zone_id, spec.domain, spec.records)
    if spec.query_logging:
        _query_log(scope, spec, spec.query_logging, zone)
    signed = _signed(scope, zone) if spec.dnssec else None
    if parent := spec.parent_zone(scope.here):
        _delegate(scope, spec, parent, zone, signed)


def _delegate(
    scope: Scope,
    spec: PublicZone,
    parent: Here[PublicZone],
    zone: Route53Zone,
    signed: _Signed | None,
) -> None:
    """In the parent zone.

    With a DS record resolvers refuse unsigned answers, so that the signatures exist before it.
    source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec-enable-signing.html
    (2026-11-29)
    """
    parent_id, owner = scope.read_of(parent, "zone_id"), scope.owner_of(parent)
    made: dict[str, Any] = {"zone_id": parent_id, "name": spec.domain, "provider": owner}
    ttl = DELEGATION_TTL_SECONDS
    servers = zone.name_servers
    scope.add(Route53Record, "parent-ns", **made, type="NS", ttl=ttl, records=servers)
    if signed:
        made |= {"records": [signed.key.ds_record], "depends_on": [signed.signatures]}
        scope.add(Route53Record, "parent-ds", **made, type="DS", ttl=ttl)


def _query_log(scope: Scope, spec: PublicZone, logging: QueryLogging, zone: Route53Zone) -> None:
    """Route 53 tests that it may write when the log is made: the policy must exist by then."""
    there = in_region(scope, GLOBAL_REGION)
    group = there.add(
        CloudwatchLogGroup,
        "queries",
        name=spec.log_group(),
        retention_in_days=logging.retention_days,
        kms_key_id=there.read("key", logging.key, "arn") if logging.key else None,
        skip_destroy=True if scope.protected else None,
        lifecycle=scope.lifecycle(),
    )
    policy = there.add(
        CloudwatchLogResourcePolicy,
        "queries",
        policy_name=scope.aws_name("queries"),
        policy_document=scope.json("queries-policy", _writes(scope, spec)),
    )
    scope.add(
        Route53QueryLog,
        "queries",
        zone_id=zone.zone_id,
        cloudwatch_log_group_arn=group.arn,
        depends_on=[policy],
    )


def _writes(scope: Scope, spec: PublicZone) -> dict[str, Any]:
    group = scope.names.arn("logs", f"log-group:{spec.log_group()}:*", region=GLOBAL_REGION)
    return document(
        allow(
            "QueryLogs",
            ["logs:CreateLogStream", "logs:PutLogEvents"],
            [group],
            principals={"Service": LOGGER},
            conditions=_for_zones(scope),
        )
    )


def _signed(scope: Scope, zone: Route53Zone) -> _Signed:
    key = in_region(scope, GLOBAL_REGION).add(
        KmsKey,
        "signing",
        description=f"Signs the answers of {scope.first_name}",
        customer_master_key_spec="ECC_NIST_P256",
        key_usage="SIGN_VERIFY",
        policy=scope.json("signing-policy", _signs(scope)),
        lifecycle=scope.lifecycle(),
    )
    signing = scope.add(
        Route53KeySigningKey,
        hosted_zone_id=zone.zone_id,
        key_management_service_arn=key.arn,
        name=f"{scope.first_name.replace('-', '_')}_ksk",
        lifecycle=scope.lifecycle(),
    )
    signatures = scope.add(
        Route53HostedZoneDnssec,
        hosted_zone_id=signing.hosted_zone_id,
        depends_on=[signing],
        lifecycle=scope.lifecycle(),
    )
    return _Signed(signing, signatures)


def _signs(scope: Scope) -> dict[str, Any]:
    """source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/access-control-managing-permissions.html

    (2026-11-29)
    """
    signer = {"Service": SIGNER}
    use = ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"]
    for_aws: Condition = {"Bool": {"kms:GrantIsForAWSResource": "true"}}
    return document(
        administer(scope.names),
        allow("Sign", use, principals=signer, conditions=_for_zones(scope)),
        allow("SignByGrant", ["kms:CreateGrant"], principals=signer, conditions=for_aws),
    )


def _for_zones(scope: Scope) -> Condition:
    """Route 53 acts for zones of this account only."""
    return {
        "StringEquals": {"aws:SourceAccount": scope.names.account},
        "ArnLike": {"aws:SourceArn": f"arn:{scope.names.partition}:route53:::hostedzone/*"},
    }
