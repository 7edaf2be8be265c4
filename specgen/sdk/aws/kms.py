"""Statements of key policies: who administers a key, and who uses it through a service."""

from typing import Any

from specgen.facts.names import LIMITS, NameRule
from specgen.project.names import Names
from specgen.sdk.aws.iam import allow

USE = ("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*")
GRANT = ("kms:CreateGrant", "kms:ListGrants", "kms:RetireGrant", "kms:RevokeGrant")
ADMINISTER = (
    "kms:CancelKeyDeletion",
    "kms:Create*",
    "kms:Delete*",
    "kms:Describe*",
    "kms:Disable*",
    "kms:Enable*",
    "kms:Get*",
    "kms:List*",
    "kms:Put*",
    "kms:ReplicateKey",
    "kms:Revoke*",
    "kms:RotateKeyOnDemand",
    "kms:ScheduleKeyDeletion",
    "kms:TagResource",
    "kms:UntagResource",
    "kms:Update*",
)


_WITH_PREFIX, _PREFIX = LIMITS["kms_alias"], "alias/"
ALIAS = NameRule(
    _WITH_PREFIX.maximum - len(_PREFIX),
    _WITH_PREFIX.pattern.removeprefix(_PREFIX),
    "letters, digits and /_- not starting with aws/",
    _WITH_PREFIX.source,
    "alias",
)
"""Of the name behind the prefix."""


def administer(names: Names) -> dict[str, Any]:
    """The account, and so everyone whom its IAM policies allow."""
    root = f"arn:{names.partition}:iam::{names.account}:root"
    return allow("Administer", ADMINISTER, principals={"AWS": root})


def by_service(names: Names, sid: str, service: str) -> dict[str, Any]:
    """Callers in the account, through a service in the region of `names`.

    service: its name in kms:ViaService, such as s3 or rds
    """
    via = f"{service}.{names.region}.{names.dns_suffix}"
    caller = {"kms:CallerAccount": names.account, "kms:ViaService": via}
    return allow(sid, [*USE, *GRANT], principals={"AWS": "*"}, conditions={"StringEquals": caller})
