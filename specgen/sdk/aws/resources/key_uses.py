"""Aliases, replicas and grants of keys that KMS refuses."""

import re
from collections.abc import Iterator

from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.keys import SYMMETRIC
from specgen.sdk.aws.resources.values import Block

API = "https://docs.aws.amazon.com/kms/latest/APIReference"
READ = "2026-11-29"

_KEY = re.compile(r"arn:aws[a-z-]*:kms:(?P<region>[a-z0-9-]+):[0-9]*:key/(?P<id>.+)")
MULTI_REGION = "mrk-"


@resource_check(
    "AWS063",
    "an alias is of a key, and a replica of a multi-region key of another region",
    "aws_kms_alias",
    "aws_kms_replica_key",
    "aws_kms_replica_external_key",
    fact="an alias takes the id or the ARN of a key, not another alias; a replica is in another "
    "region than its primary key, whose id begins with mrk-",
    source=f"{API}/API_ReplicateKey.html",
    date=READ,
)
def keys_are_meant(kind: str, block: Block) -> Iterator[Problem]:
    if kind == "aws_kms_alias":
        target = block.text("target_key_id")
        if target.startswith("alias/") or ":alias/" in target:
            message = f"{target} is an alias; write the id of a key, or {{$ref: ...key_id}}"
            yield block.problem("target_key_id", message)
        return
    primary = _KEY.match(block.text("primary_key_arn"))
    if primary and not primary["id"].startswith(MULTI_REGION):
        message = f"the key {primary['id']} is in one region, so KMS makes no replica of it"
        right = f"write the ARN of a key whose id begins with {MULTI_REGION}"
        yield block.problem("primary_key_arn", f"{message}; {right}")
    elif primary and primary["region"] == block.region:
        message = f"the primary key is in {block.region}, as this replica; make it elsewhere"
        yield block.problem("primary_key_arn", message)


OF_SYMMETRIC = frozenset(
    {
        *("GenerateDataKey", "GenerateDataKeyWithoutPlaintext"),
        *("GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext"),
    }
)
OF_ASYMMETRIC = frozenset({"Sign", "Verify", "GetPublicKey", "DeriveSharedSecret"})
OF_MACS = frozenset({"GenerateMac", "VerifyMac"})
OF_OTHERS = OF_ASYMMETRIC | OF_MACS


@resource_check(
    "AWS064",
    "a grant allows what its key can do",
    "aws_kms_grant",
    fact="KMS refuses a grant of Sign for a symmetric key, of GenerateDataKey for an asymmetric "
    "one, and constraints on operations without an encryption context",
    source=f"{API}/API_CreateGrant.html",
    date=READ,
)
def grants_fit_the_key(_kind: str, block: Block) -> Iterator[Problem]:
    operations, spec = block.texts("operations"), _spec(block)
    wrong = [name for name in operations if spec and name in _foreign(spec)]
    if wrong:
        yield block.problem("operations", f"a key of {spec} does not {wrong[0]}; remove it")
    elif block.has("constraints") and (plain := [n for n in operations if n in OF_OTHERS]):
        message = f"{plain[0]} has no encryption context that constraints could be about"
        yield block.problem("constraints", f"{message}; remove them, or the operation")


def _spec(block: Block) -> str:
    """Of the key, if it is in the same root module; empty if it is not known."""
    kind, key = block.referred("key_id") or ("", block)
    if kind != "aws_kms_key":
        return ""
    usual = SYMMETRIC if key.lacks("customer_master_key_spec") else ""
    return key.text("customer_master_key_spec") or usual


def _foreign(spec: str) -> frozenset[str]:
    """Operations that keys of the spec do not have."""
    if spec == SYMMETRIC:
        return OF_OTHERS
    if spec.startswith("HMAC_"):
        return OF_SYMMETRIC | OF_ASYMMETRIC | {"Encrypt", "Decrypt"}
    return OF_SYMMETRIC | OF_MACS
