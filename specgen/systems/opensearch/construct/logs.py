"""Logs of the domain: a group for each type, and the policy that lets the service write them."""

from dataclasses import dataclass

from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.cloudwatch_log_resource_policy import CloudwatchLogResourcePolicy
from cdktf_cdktf_provider_aws.opensearch_domain import OpensearchDomainLogPublishingOptions

from specgen.sdk.aws.iam import allow, document
from specgen.sdk.construct import Scope
from specgen.systems.opensearch.construct.access import domain_arn
from specgen.systems.opensearch.model import OpenSearch

GROUPS = {
    "INDEX_SLOW_LOGS": "index-slow-logs",
    "SEARCH_SLOW_LOGS": "search-slow-logs",
    "ES_APPLICATION_LOGS": "application-logs",
    "AUDIT_LOGS": "audit-logs",
}
FOLDER = "/aws/OpenSearchService/domains"
"""Where the console puts them too."""


@dataclass(frozen=True, slots=True)
class Logs:
    """policy: must exist before the domain, which requires it"""

    options: list[OpensearchDomainLogPublishingOptions]
    policy: CloudwatchLogResourcePolicy


def logs(scope: Scope, spec: OpenSearch, key_arn: str | None) -> Logs | None:
    """source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html"""
    if not spec.log_types:
        return None
    groups = {kind: _group(scope, spec, kind, key_arn) for kind in spec.log_types}
    options = [
        OpensearchDomainLogPublishingOptions(log_type=kind, cloudwatch_log_group_arn=group.arn)
        for kind, group in sorted(groups.items())
    ]
    return Logs(options, _policy(scope))


def _group(scope: Scope, spec: OpenSearch, kind: str, key_arn: str | None) -> CloudwatchLogGroup:
    return scope.add(
        CloudwatchLogGroup,
        GROUPS[kind],
        name=f"{FOLDER}/{scope.aws_name()}/{GROUPS[kind]}",
        retention_in_days=spec.log_retention_days,
        kms_key_id=key_arn,
    )


def _policy(scope: Scope) -> CloudwatchLogResourcePolicy:
    """One for all groups: an account may have ten in a region."""
    groups = scope.names.arn("logs", f"log-group:{FOLDER}/{scope.aws_name()}/*")
    statement = allow(
        "WriteLogs",
        ["logs:CreateLogStream", "logs:PutLogEvents"],
        [groups],
        principals={"Service": "es.amazonaws.com"},
        conditions={
            "StringEquals": {"aws:SourceAccount": scope.names.account},
            "ArnLike": {"aws:SourceArn": domain_arn(scope)},
        },
    )
    return scope.add(
        CloudwatchLogResourcePolicy,
        policy_name=scope.aws_name("logs"),
        policy_document=scope.json("logs-policy", document(statement)),
    )
