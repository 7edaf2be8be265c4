"""Buckets that everybody may read, or could by one more mistake."""

from collections.abc import Iterator, Mapping
from typing import Any

from specgen.findings.finding import Problem, Severity
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.policies import many, policy_of, statements
from specgen.sdk.aws.resources.values import Block

GUIDE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide"
BLOCK = f"{GUIDE}/access-control-block-public-access.html"
READ = "2026-11-29"
DECIDE = "if everybody is meant, record a decision; CloudFront serves private buckets, too"

NARROWING = frozenset({
    "aws:principalaccount", "aws:principalarn", "aws:principalorgid", "aws:principalorgpaths",
    "aws:sourceaccount", "aws:sourcearn", "aws:sourceip", "aws:sourceorgid", "aws:sourceorgpaths",
    "aws:sourceowner", "aws:sourcevpc", "aws:sourcevpce", "aws:userid",
    "s3:dataaccesspointaccount", "s3:dataaccesspointarn",
    "s3:x-amz-server-side-encryption-aws-kms-key-id",
})  # fmt: skip
"""Keys of conditions that say who comes, or from where.

source: the page of AWS080 and the API reference of PublicAccessBlockConfiguration
"""

_POSITIVE = ("StringEquals", "StringLike", "ArnEquals", "ArnLike", "IpAddress")
_LARGEST_BLOCK = 8
"""Length of an IPv4 prefix below which S3 calls addresses public."""


@resource_check(
    "AWS080",
    "a bucket's policy names those whom it admits",
    "aws_s3_bucket",
    "aws_s3_bucket_policy",
    severity=Severity.WARNING,
    fact="a statement for every principal, without a condition on who comes or from where, opens "
    "the bucket to the internet; S3 refuses it while public policies are blocked",
    source=BLOCK,
    date=READ,
)
def policies_name_somebody(kind: str, block: Block) -> Iterator[Problem]:
    for where, statement in statements(policy_of(kind, block)):
        if statement.get("Effect") == "Allow" and _is_for_all(statement):
            what = ", ".join(str(a) for a in many(statement.get("Action", "all but some actions")))
            message = f"{where}: everybody may {what}; name principals, or add a condition such as "
            yield block.problem("policy", f"{message}aws:PrincipalOrgID", DECIDE)


def _is_for_all(statement: Mapping[str, Any]) -> bool:
    principal = statement.get("Principal")
    named = principal.get("AWS", ()) if isinstance(principal, dict) else principal
    is_anybody = "NotPrincipal" in statement or "*" in many(named)
    return is_anybody and not _narrows(statement.get("Condition", {}))


def _narrows(conditions: Any) -> bool:
    """True if it cannot be told."""
    if not isinstance(conditions, dict):
        return True
    return any(
        operator.rpartition(":")[2] in _POSITIVE
        and isinstance(keys, dict)
        and any(k.lower() in NARROWING and all(map(_is_fixed, many(v))) for k, v in keys.items())
        for operator, keys in conditions.items()
    )


def _is_fixed(value: Any) -> bool:
    """Whether it leaves anybody out."""
    if not isinstance(value, str):
        return True
    address, _, length = value.partition("/")
    if address.count(".") + 1 == len("0000") and length.isdecimal():
        return int(length) >= _LARGEST_BLOCK
    return value.strip("*?") != "" and value != "::/0"


ACLS = {
    "public-read": "everybody may read",
    "public-read-write": "everybody may read and write",
    "authenticated-read": "every AWS account may read",
}
GROUPS = {"AllUsers": "everybody", "AuthenticatedUsers": "every AWS account"}


@resource_check(
    "AWS071",
    "an access control list admits nobody outside",
    "aws_s3_bucket",
    "aws_s3_bucket_acl",
    "aws_s3_object",
    "aws_s3_object_copy",
    "aws_s3_bucket_object",
    severity=Severity.WARNING,
    fact="AuthenticatedUsers are those of every AWS account; since April 2023 S3 refuses such a "
    "list for new buckets, unless their ownership controls and their block allow it",
    source=f"{GUIDE}/acl-overview.html",
    date=READ,
)
def lists_admit_nobody(_kind: str, block: Block) -> Iterator[Problem]:
    if said := ACLS.get(block.text("acl")):
        yield block.problem("acl", f"{said}; write private, or remove it", DECIDE)
    for path in (("grant",), ("access_control_policy", "grant", "grantee")):
        for grantee in block.blocks(*path):
            group = grantee.text("uri").rpartition("/")[2]
            if who := GROUPS.get(group):
                yield grantee.problem("uri", f"this is {who}; name an account", DECIDE)


SETTINGS = (
    "block_public_acls",
    "block_public_policy",
    "ignore_public_acls",
    "restrict_public_buckets",
)


@resource_check(
    "AWS072",
    "a public access block blocks all four ways",
    "aws_s3_bucket_public_access_block",
    "aws_s3_account_public_access_block",
    severity=Severity.WARNING,
    fact="S3 blocks all four for a new bucket; the provider writes false for each that is not "
    "written, and so lifts what S3 had blocked",
    source="https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/"
    "s3_bucket_public_access_block",
    date=READ,
)
def all_ways_are_blocked(_kind: str, block: Block) -> Iterator[Problem]:
    for key in SETTINGS:
        if block.lacks(key):
            message = f"without `{key}` the provider writes false; write {key}: true"
            yield block.problem(key, message, DECIDE)
        elif block.value(key) is False:
            yield block.problem(key, "this lets the public in; write true", DECIDE)
