"""Policies of resources: where they stand, what sort they are, and how long they may be."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from specgen.findings.finding import Problem, Severity
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block, Encoded, Unknown


class Sort(StrEnum):
    """Who is meant: the identity that has it, whoever assumes the role, or whoever comes."""

    IDENTITY = "identity policy"
    TRUST = "trust policy"
    RESOURCE = "resource policy"


@dataclass(frozen=True, slots=True)
class PolicyAt:
    """attribute: that holds it; most: characters; usual: most until a quota is raised

    free_spaces: white space is not counted; strict: a resource policy that must name what it is
    about
    """

    attribute: str
    sort: Sort
    most: int = 0
    usual: int = 0
    free_spaces: bool = False
    strict: bool = False


_IAM = {"free_spaces": True}
_KMS = PolicyAt("policy", Sort.RESOURCE, 32_768)
POLICIES: Mapping[str, PolicyAt] = {
    "aws_iam_policy": PolicyAt("policy", Sort.IDENTITY, 6_144, **_IAM),
    "aws_iam_role_policy": PolicyAt("policy", Sort.IDENTITY, 10_240, **_IAM),
    "aws_iam_user_policy": PolicyAt("policy", Sort.IDENTITY, 2_048, **_IAM),
    "aws_iam_group_policy": PolicyAt("policy", Sort.IDENTITY, 5_120, **_IAM),
    "aws_iam_role": PolicyAt("assume_role_policy", Sort.TRUST, 8_192, 2_048, **_IAM),
    "aws_s3_bucket": PolicyAt("policy", Sort.RESOURCE, 20_480, strict=True),
    "aws_s3_bucket_policy": PolicyAt("policy", Sort.RESOURCE, 20_480, strict=True),
    "aws_kms_key": _KMS,
    "aws_kms_replica_key": _KMS,
    "aws_kms_key_policy": _KMS,
    "aws_kms_external_key": _KMS,
    "aws_kms_replica_external_key": _KMS,
    "aws_secretsmanager_secret": PolicyAt("policy", Sort.RESOURCE, 20_480),
    "aws_secretsmanager_secret_policy": PolicyAt("policy", Sort.RESOURCE, 20_480),
    "aws_ecr_repository_policy": PolicyAt("policy", Sort.RESOURCE, 10_240),
    "aws_cloudwatch_log_resource_policy": PolicyAt("policy_document", Sort.RESOURCE),
    "aws_opensearch_domain": PolicyAt("access_policies", Sort.RESOURCE, 102_400),
    "aws_opensearch_domain_policy": PolicyAt("access_policies", Sort.RESOURCE, 102_400),
    **dict.fromkeys(
        (
            *("aws_sqs_queue", "aws_sqs_queue_policy", "aws_sns_topic", "aws_sns_topic_policy"),
            *("aws_vpc_endpoint", "aws_vpc_endpoint_policy", "aws_backup_vault_policy"),
            *("aws_efs_file_system_policy", "aws_dynamodb_resource_policy"),
            *("aws_cloudwatch_event_bus_policy", "aws_ecr_registry_policy", "aws_acmpca_policy"),
            *("aws_api_gateway_rest_api", "aws_api_gateway_rest_api_policy"),
        ),
        PolicyAt("policy", Sort.RESOURCE),
    ),
}
"""Resource type -> its policy.

source: of IAM, the page of AWS002; of S3, KMS, Secrets Manager, ECR and OpenSearch, the API
references of PutBucketPolicy, PutKeyPolicy, PutResourcePolicy, SetRepositoryPolicy and CreateDomain
(2026-11-28). The sizes of the others are not verified, and so not checked
"""


_OF_OTHER_FORMS = {
    **dict.fromkeys(
        (
            *("aws_codebuild_resource_policy", "aws_ecrpublic_repository_policy"),
            *("aws_glacier_vault_lock", "aws_glue_resource_policy", "aws_iot_policy"),
            *("aws_kinesis_resource_policy", "aws_msk_cluster_policy", "aws_oam_sink_policy"),
            *("aws_networkfirewall_resource_policy", "aws_redshiftserverless_resource_policy"),
            *("aws_redshift_resource_policy", "aws_s3_access_point", "aws_schemas_registry_policy"),
            *("aws_s3control_access_point_policy", "aws_s3control_bucket_policy"),
            *("aws_ses_identity_policy", "aws_sesv2_email_identity_policy"),
            *("aws_transfer_access", "aws_transfer_user", "aws_vpclattice_auth_policy"),
            *("aws_vpclattice_resource_policy", "aws_media_store_container_policy"),
        ),
        "policy",
    ),
    "aws_cloudwatch_log_destination_policy": "access_policy",
    "aws_codeartifact_domain_permissions_policy": "policy_document",
    "aws_codeartifact_repository_permissions_policy": "policy_document",
    "aws_elasticsearch_domain": "access_policies",
    "aws_elasticsearch_domain_policy": "access_policies",
    "aws_glacier_vault": "access_policy",
    "aws_organizations_policy": "content",
    "aws_s3tables_table_bucket_policy": "resource_policy",
    "aws_s3tables_table_policy": "resource_policy",
    "aws_ssoadmin_permission_set_inline_policy": "inline_policy",
    "aws_xray_resource_policy": "policy_document",
}
ATTRIBUTES: Mapping[str, str] = {
    **{kind: at.attribute for kind, at in POLICIES.items()},
    **_OF_OTHER_FORMS,
}
"""Resource type -> its attribute with a policy, also where the form is not checked."""


def policy_of(kind: str, block: Block) -> Any:
    """The policy as data; None if there is none that can be read."""
    return block.json(POLICIES[kind].attribute)


def statements(policy: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(where, statement); elements in the letters that AWS's pages use: IAM takes any case."""
    found = _spelt(policy, POLICY_KEYS).get("Statement") if isinstance(policy, dict) else None
    listed = found if isinstance(found, list) else [found]
    for i, statement in enumerate(listed):
        if isinstance(statement, dict):
            sid = statement.get("Sid")
            name = f" ({sid})" if isinstance(sid, str) and sid else ""
            yield f"Statement[{i}]{name}", _spelt(statement, STATEMENT_KEYS)


def allowed(policy: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Those that allow something, and are not refused for naming their actions twice."""
    for where, statement in statements(policy):
        if statement.get("Effect") == "Allow" and not {"Action", "NotAction"} <= set(statement):
            yield where, statement


def condition_keys(statement: Mapping[str, Any]) -> Iterator[str]:
    """In small letters: IAM takes any."""
    condition = statement.get("Condition")
    for keys in condition.values() if isinstance(condition, dict) else ():
        if isinstance(keys, dict):
            yield from (str(key).lower() for key in keys)


POLICY_KEYS = ("Version", "Id", "Statement")
STATEMENT_KEYS = (
    *("Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction"),
    *("Resource", "NotResource", "Condition"),
)


def _spelt(found: Mapping[str, Any], known: tuple[str, ...]) -> dict[str, Any]:
    letters = {name.lower(): name for name in known}
    return {letters.get(key.lower(), key): value for key, value in found.items()}


def many(value: Any) -> list[Any]:
    """Most elements are one value or a list of them."""
    return value if isinstance(value, list) else [value]


@resource_check(
    "AWS001",
    "policies are no longer than AWS takes",
    *(kind for kind, at in POLICIES.items() if at.most),
    fact="IAM counts no white space: 6,144 characters for a managed policy, 10,240 for a role's "
    "inline policies together, 2,048 for a trust policy unless its quota is raised to 8,192 at "
    "most; 20 KB for a bucket, 32 KB for a key",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    also=Severity.WARNING,
)
def policies_fit(kind: str, block: Block) -> Iterator[Problem]:
    at = POLICIES[kind]
    size = _size(block.value(at.attribute), free_spaces=at.free_spaces)
    hint = "use fewer statements, wildcards that are as narrow as they can be, or several policies"
    if size > at.most:
        message = f"the {at.sort} has {size:,} characters, and AWS takes {at.most:,}"
        yield block.problem(at.attribute, message, hint)
    elif at.usual and size > at.usual:
        message = f"the {at.sort} has {size:,} characters; AWS takes {at.usual:,} "
        message += f"unless the account's quota was raised, to {at.most:,} at most"
        yield block.problem(at.attribute, message, hint, severity=Severity.WARNING)


def _size(value: Any, *, free_spaces: bool) -> int:
    """Characters at least: an expression may become any text."""
    match value:
        case Encoded(data):
            text = _json(data)
        case str():
            text = _compact(value)
        case Unknown(literal):
            text = literal
        case _:
            return 0
    return len("".join(text.split()) if free_spaces else text.strip())


def _compact(text: str) -> str:
    """As the provider sends it."""
    try:
        return _json(json.loads(text))
    except (ValueError, RecursionError):
        return text


def _json(data: Any) -> str:
    def literal(value: Any) -> str:
        return value.literal if isinstance(value, Unknown) else ""

    return json.dumps(data, separators=(",", ":"), ensure_ascii=False, default=literal)
