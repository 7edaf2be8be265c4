"""What those who read a secret need, besides the secret."""

import json
import re
from collections.abc import Iterator
from typing import Any

from specgen.sdk import Effective, Here, Problem, Severity, check
from specgen.sdk.aws.ecs.task import TaskFields
from specgen.sdk.aws.interfaces import KEY, NETWORK
from specgen.sdk.aws.network.tiers import is_closed
from specgen.sdk.aws.patches import patches
from specgen.sdk.aws.readers import readers
from specgen.sdk.aws.resources.policies import statements
from specgen.sdk.aws.resources.values import Block
from specgen.systems.secret.model import SECRET, Secret

GUIDE = "https://docs.aws.amazon.com/secretsmanager/latest/userguide"
CROSS = f"{GUIDE}/auth-and-access_examples_cross.html"
READ = "2026-11-29"

KIND = "aws_secretsmanager_secret"
KEYS = ("aws_kms_key", "aws_kms_replica_key")
POOLER = "pooler"
MANAGED = "alias/aws/secretsmanager"
KEYS_OF_RDS = ("username", "password")
"""Those that a pooler reads."""
_ALIKE = re.compile(r"[-_.]")
_ACCOUNT = re.compile(r"(?<![0-9])[0-9]{12}(?![0-9])")


@check(
    "SEC106",
    "a secret that another account reads has a key of its own",
    fact="AWS's own key, aws/secretsmanager, cannot be used from another account",
    source=CROSS,
    date=READ,
)
def others_can_decrypt(spec: Secret, here: Here) -> Iterator[Problem]:
    for patch in patches(here, KIND):
        account = _other_account(patch, here)
        if account and spec.key is None and not patch.has("kms_key_id"):
            message = f"account {account} cannot decrypt the value with AWS's own key"
            yield patch.problem("policy", f"{message}; write `key:`, and let its policy admit it")


@check(
    "SEC107",
    "the key of a secret that another account reads admits that account",
    fact="another account needs the permission of the secret's policy and of the key's policy; the "
    "policy that is made of `admits` is for callers of the own account",
    source=CROSS,
    date=READ,
)
def key_admits_others(spec: Secret, here: Here) -> Iterator[Problem]:
    key = KEY.find(here, spec.key) if spec.key else None
    for patch in patches(here, KIND):
        account = _other_account(patch, here)
        if account and key is not None and not _names(key, account):
            message = f"key/{key.name} does not admit account {account}, so it reads no value"
            right = f"write a `policy` with it into `terraform` of key/{key.name}"
            yield patch.problem("policy", f"{message}; {right}")


def _other_account(patch: Block, here: Here) -> str:
    """The first other account that the policy allows to read; empty if there is none."""
    for _, statement in statements(patch.json("policy")):
        named = _ACCOUNT.findall(json.dumps(statement.get("Principal"), default=str))
        others = [account for account in named if account != here.names.account]
        if statement.get("Effect") == "Allow" and others:
            return others[0]
    return ""


def _names(key: Here, account: str) -> bool:
    """Whether a patch of the key has a policy with the account, or one that only a plan knows."""
    policies = [str(patch.data.get("policy")) for kind in KEYS for patch in patches(key, kind)]
    return any(account in policy or "${" in policy for policy in policies)


@check(
    "SEC108",
    "a secret has a copy where its readers reach no other region",
    severity=Severity.WARNING,
    fact="an interface endpoint leads to Secrets Manager of its own region; other regions are "
    "reached over the internet",
    source=f"{GUIDE}/vpc-endpoint-overview.html",
    date=READ,
)
def copies_are_reached(spec: Secret, here: Here) -> Iterator[Problem]:
    for effective in readers(here):
        other = Here(here.project, effective)
        if _has_tasks(effective) and _is_far(spec, here, other):
            message = f"{other.effective.id} in {other.region} reads it in {here.region}, but has"
            right = f"add {other.region} to `replicas`, or use a tier behind NAT"
            pointer = ("replicas",) if spec.replicas else ("name",)
            yield Problem(pointer, f"{message} no way to the internet; {right}")


def _has_tasks(reader: Effective) -> bool:
    """Whether tasks read it, whose document says which tiers they are in."""
    return isinstance(reader.spec, TaskFields) or reader.kind == POOLER


def _is_far(spec: Secret, here: Here, reader: Here[Any]) -> bool:
    """Whether the reader must reach another region, and has no way there."""
    if spec.region_read(reader.region, here) == reader.region:
        return False
    if SECRET.at(here.project, here.name, reader.environment, reader.region) is not None:
        return False
    network = NETWORK.find(reader, reader.spec.network_name(reader))
    tiers = reader.spec.used_tiers(reader)
    return network is not None and any(is_closed(network, tier) for tier in tiers)


@check(
    "SEC109",
    "those who read a secret may decrypt with its key",
    fact="a reader needs kms:Decrypt on the key; roles get it for `key`, not for a patch",
    source=f"{GUIDE}/security-encryption.html",
    date=READ,
)
def readers_can_decrypt(spec: Secret, here: Here) -> Iterator[Problem]:
    for patch in patches(here, KIND):
        key = patch.data.get("kms_key_id")
        found = [] if key in (None, MANAGED) else readers(here)
        if found:
            own = f"key/{spec.key}" if spec.key else "AWS's own key"
            message = f"{found[0].id} reads it, and may decrypt with {own} only"
            right = "write the key as `key:`"
            yield patch.problem("kms_key_id", f"{message}; {right}")


@check(
    "SEC110",
    "those who read a secret spell its keys alike",
    severity=Severity.WARNING,
    fact="a task does not start if the value has no such key; keys of JSON differ in small and "
    "capital letters",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"
    "secrets-envvar-secrets-manager.html",
    date=READ,
)
def keys_are_alike(_spec: Secret, here: Here) -> Iterator[Problem]:
    first: dict[str, tuple[str, str]] = {}
    for reader, key in sorted(_keys_read(here)):
        other, spelt = first.setdefault(_ALIKE.sub("", key).lower(), (reader, key))
        if spelt != key:
            message = f"{other} reads its key `{spelt}`, but {reader} reads `{key}`"
            yield Problem(("name",), f"{message}; write the one that the value has in both")


def _keys_read(here: Here) -> set[tuple[str, str]]:
    """(reader, key of the JSON value)"""
    found: set[tuple[str, str]] = set()
    for effective in readers(here):
        if isinstance(effective.spec, TaskFields):
            values = effective.spec.secret_values()
            keys = [v.key for v in values if v.secret == here.name and v.key]
        else:
            keys = list(KEYS_OF_RDS) if effective.kind == POOLER else []
        found |= {(effective.id, key) for key in keys}
    return found


READER_CHECKS = (
    others_can_decrypt,
    key_admits_others,
    copies_are_reached,
    readers_can_decrypt,
    keys_are_alike,
)
