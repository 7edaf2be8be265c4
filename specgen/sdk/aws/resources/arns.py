"""ARNs in arguments: the region and the account that their service has, or has not."""

from collections.abc import Iterator
from typing import Any

from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.sdk.aws.resources.check import EVERY, resource_check
from specgen.sdk.aws.resources.values import DEEPEST, Block

PARTS = 6
REGIONAL = frozenset(
    (
        *("acm", "ecr", "ecs", "elasticloadbalancing", "firehose", "kinesis", "kms", "lambda"),
        *("logs", "secretsmanager", "sns", "sqs"),
    )
)
"""Services whose ARNs all have a region and an account."""

S3_WITH_REGION = ("accesspoint", "access-grants", "async-request", "job", "storage-lens")
"""What the resource of an S3 ARN with a region begins with."""

_DATA = frozenset(
    {
        *("tags", "tags_all", "environment", "variables", "parameters", "parameter"),
        *("value", "insecure_value", "secret_string", "default"),
    }
)
"""Arguments with text of the user's own."""

_PATTERNS = frozenset({"aws_servicecatalog_principal_portfolio_association"})
"""Types that take an ARN without its account as a pattern."""


@resource_check(
    "AWS024",
    "an ARN has the region and the account that ARNs of its service have",
    EVERY,
    fact="the provider only looks whether the parts are there; ARNs of IAM have an account and no "
    "region, those of buckets neither, most others both, and a role is named by a role's ARN",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
)
def arns_are_whole(kind: str, block: Block) -> Iterator[Problem]:
    if kind in _PATTERNS:
        return
    found: list[tuple[Pointer, str]] = []
    _gather(block.data, (), found)
    for pointer, text in found:
        for said in _about(kind, _argument(pointer), text):
            yield Problem(pointer, said)


def _argument(pointer: Pointer) -> str:
    """The name next to the value."""
    return next(step for step in reversed(pointer) if isinstance(step, str))


def _gather(data: Any, at: Pointer, found: list[tuple[Pointer, str]]) -> None:
    """Every literal ARN without a wildcard; not those in JSON text."""
    if isinstance(data, str):
        if data.startswith("arn:") and not set("*?{") & set(data):
            found.append((at, data))
    elif isinstance(data, dict) and len(at) < DEEPEST:
        for key, item in data.items():
            if key not in _DATA:
                _gather(item, (*at, key), found)
    elif isinstance(data, list) and len(at) < DEEPEST:
        for i, item in enumerate(data):
            _gather(item, (*at, i), found)


def _about(kind: str, argument: str, text: str) -> Iterator[str]:
    parts = text.split(":", PARTS - 1)
    if len(parts) < PARTS:
        return  # the provider says so
    _, _, service, region, account, resource = parts
    if service in REGIONAL:
        for name, part in (("region", region), ("account", account)):
            if not part:
                yield f"the ARN {text!r} has no {name}; it is arn:aws:{service}:REGION:ACCOUNT:..."
    elif service == "iam":
        if region:
            yield f"the ARN {text!r} has a region, and ARNs of IAM have none"
        if not account:
            yield f"the ARN {text!r} has no account; write arn:aws:iam::ACCOUNT:{resource}"
    elif service == "s3" and not resource.startswith(S3_WITH_REGION) and (region or account):
        yield f"the ARN {text!r} has a region or an account; write arn:aws:s3:::{resource}"
    of_role = argument.endswith("role_arn") or (kind, argument) == ("aws_lambda_function", "role")
    if of_role and not (service == "iam" and resource.startswith("role/")):
        yield f"{argument} {text!r} is not the ARN of a role; write arn:aws:iam::ACCOUNT:role/NAME"
