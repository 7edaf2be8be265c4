"""Statements of key policies: who administers a key, and who uses it through a service."""

from collections.abc import Iterator, Sequence
from typing import Any

from specgen.facts.kms import SERVICES, Service
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


def admit(names: Names, name: str, accounts: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """What a key's policy needs, so that a service of facts.kms may use the key.

    accounts: other ones, for a service that uses it there
    """
    service = SERVICES[name]
    sid = "Admit" + "".join(part.capitalize() for part in name.split("_"))
    account = names.account
    if service.way == "via":
        yield by_service(names, sid, service.name)
        return
    if service.way in {"role", "abroad"}:
        owners = [account] if service.way == "role" else accounts
        yield from _role(names, sid, service, owners) if owners else ()
        return
    if service.way == "account":
        root = f"arn:{names.partition}:iam::{account}{service.name}"
        yield allow(sid, USE, principals={"AWS": root})
        return
    principal = {"Service": service.name.format(region=names.region)}
    if service.context:
        arns = f"arn:{names.partition}:logs:{names.region}:{account}:*"
        context = {f"kms:EncryptionContext:{service.context}": arns}
        yield allow(sid, USE, principals=principal, conditions={"ArnLike": context})
        return
    if service.source_arn:
        arn = service.source_arn.format(partition=names.partition, account=account)
        if service.encrypts_for:
            yield from _for_each(sid, service, arn)
            return
        yield allow(sid, USE, principals=principal, conditions={"ArnLike": {"aws:SourceArn": arn}})
        return
    source = {"StringEquals": {"aws:SourceAccount": account}} if service.names_source else None
    yield allow(sid, USE, principals=principal, conditions=source)


def _for_each(sid: str, service: Service, arn: str) -> Iterator[dict[str, Any]]:
    """A data key for what the context names; the other calls have no context."""
    principal = {"Service": service.name}
    source = {"ArnLike": {"aws:SourceArn": arn}}
    context = {"StringLike": {f"kms:EncryptionContext:{service.encrypts_for}": arn}}
    data_key = ["kms:GenerateDataKey*"]
    yield allow(sid, data_key, principals=principal, conditions={**source, **context})
    others = ["kms:Decrypt", "kms:DescribeKey"]
    yield allow(f"{sid}Reads", others, principals=principal, conditions=source)


def _role(
    names: Names, sid: str, service: Service, accounts: Sequence[str]
) -> Iterator[dict[str, Any]]:
    """By condition, because KMS refuses a policy whose principal does not exist: the service makes
    its role when it is first used, long after the key.

    source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
    """
    everyone, role = {"AWS": "*"}, f"role/aws-service-role/{service.name}"
    roles = [f"arn:{names.partition}:iam::{account}:{role}" for account in accounts]
    caller = {"ArnEquals": {"aws:PrincipalArn": _one_or_all(roles)}}
    own = {**caller, "StringEquals": {"kms:CallerAccount": _one_or_all(accounts)}}
    yield allow(sid, USE, principals=everyone, conditions=own)
    for_aws = {**own, "Bool": {"kms:GrantIsForAWSResource": "true"}}
    yield allow(f"{sid}Grants", ["kms:CreateGrant"], principals=everyone, conditions=for_aws)


def _one_or_all(values: Sequence[str]) -> str | list[str]:
    return values[0] if len(values) == 1 else list(values)
