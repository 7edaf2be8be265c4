"""Key document -> KMS key (or replica), alias, and a policy for exactly the services it admits."""

from collections.abc import Iterator
from typing import Any

from cdktf_cdktf_provider_aws.kms_alias import KmsAlias
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from cdktf_cdktf_provider_aws.kms_replica_key import KmsReplicaKey

from specgen.facts.kms import SERVICES, Service
from specgen.sdk.aws.iam import allow, document
from specgen.sdk.aws.kms import USE, administer, by_service
from specgen.sdk.construct import Scope
from specgen.systems.key.model import Key


def build(scope: Scope, spec: Key) -> None:
    policy = scope.json("policy", _policy(scope, spec))
    key = (
        _replica(scope, spec, policy) if spec.is_replica(scope.here) else _key(scope, spec, policy)
    )
    scope.add(KmsAlias, name=f"alias/{scope.aws_name()}", target_key_id=key.key_id)


def _key(scope: Scope, spec: Key, policy: str) -> KmsKey:
    return scope.add(
        KmsKey,
        description=scope.description,
        enable_key_rotation=True,
        rotation_period_in_days=spec.rotation_days,
        deletion_window_in_days=spec.deletion_window_days,
        multi_region=spec.multi_region or None,
        policy=policy,
        lifecycle=scope.lifecycle(),
    )


def _replica(scope: Scope, spec: Key, policy: str) -> KmsReplicaKey:
    """A replica rotates with its primary key."""
    primary = scope.here.platform.primary_region
    return scope.add(
        KmsReplicaKey,
        description=scope.description,
        primary_key_arn=scope.read("key", scope.name, "arn", region=primary),
        deletion_window_in_days=spec.deletion_window_days,
        policy=policy,
        lifecycle=scope.lifecycle(),
    )


def _policy(scope: Scope, spec: Key) -> dict[str, Any]:
    """The account administers the key; the services in `admits` use it."""
    admitted = [s for name in spec.admits for s in _admit(scope, name, SERVICES[name])]
    return document(administer(scope.names), *admitted)


def _admit(scope: Scope, name: str, service: Service) -> Iterator[dict[str, Any]]:
    sid = "Admit" + "".join(part.capitalize() for part in name.split("_"))
    account = scope.names.account
    if service.way == "via":
        yield by_service(scope.names, sid, service.name)
        return
    if service.way == "role":
        yield from _role(scope, sid, service)
        return
    if service.way == "account":
        root = f"arn:{scope.names.partition}:iam::{account}{service.name}"
        yield allow(sid, USE, principals={"AWS": root})
        return
    principal = {"Service": service.name.format(region=scope.region)}
    if service.context:
        arns = f"arn:{scope.names.partition}:logs:{scope.region}:{account}:*"
        context = {f"kms:EncryptionContext:{service.context}": arns}
        yield allow(sid, USE, principals=principal, conditions={"ArnLike": context})
        return
    if service.source_arn:
        arn = service.source_arn.format(partition=scope.names.partition, account=account)
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


def _role(scope: Scope, sid: str, service: Service) -> Iterator[dict[str, Any]]:
    """By condition, because KMS refuses a policy whose principal does not exist: the service makes
    its role when it is first used, long after the key.

    source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
    """
    account, everyone = scope.names.account, {"AWS": "*"}
    role = f"arn:{scope.names.partition}:iam::{account}:role/aws-service-role/{service.name}"
    caller = {"ArnEquals": {"aws:PrincipalArn": role}}
    own = {**caller, "StringEquals": {"kms:CallerAccount": account}}
    yield allow(sid, USE, principals=everyone, conditions=own)
    for_aws = {**own, "Bool": {"kms:GrantIsForAWSResource": "true"}}
    yield allow(f"{sid}Grants", ["kms:CreateGrant"], principals=everyone, conditions=for_aws)
