"""A Lambda function whose code can be read in the generated file, line by line."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy
from cdktf_cdktf_provider_aws.lambda_function import (
    LambdaFunction,
    LambdaFunctionEnvironment,
    LambdaFunctionLoggingConfig,
    LambdaFunctionVpcConfig,
)
from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_lifecycle_configuration import (
    S3BucketLifecycleConfiguration,
)
from cdktf_cdktf_provider_aws.s3_object import S3Object

from specgen.project.part_names import first_of
from specgen.sdk.aws.iam import allow, document, own_account, trust
from specgen.sdk.aws.lambda_function.archive import Archive, archive
from specgen.sdk.aws.s3.closed import bucket_name, closed
from specgen.sdk.aws.s3.lifecycle import expiring
from specgen.sdk.aws.s3.versioned import EARLIER_DAYS, versioned
from specgen.sdk.construct.scope import Scope
from specgen.terraform.escape import escape

RUNTIME = "python3.13"
HANDLER = "index.handler"
NETWORK_ACTIONS = (
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
)
"""Of the function's role if it is in a VPC; there is no resource to name before it exists.

source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html (2026-11-24)
"""


@dataclass(frozen=True, slots=True)
class Inside:
    """Where a function is in a VPC."""

    subnet_ids: Sequence[str]
    security_group_ids: Sequence[str]


@dataclass(frozen=True, slots=True)
class Code:
    """files: name -> text; index.py has `handler`. Literal text: it is hashed while rendering

    bucket: from code_bucket(), one for each document
    """

    bucket: S3Bucket
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """environment: variables; statements: what its role may do besides writing its log"""

    environment: Mapping[str, str]
    statements: Sequence[dict[str, Any]] = ()
    inside: Inside | None = None
    timeout_seconds: int = 60
    memory_mib: int = 256
    log_retention_days: int = 90
    log_key_arn: str | None = None


def code_bucket(scope: Scope, role: str = "code", *, key_arn: str | None = None) -> S3Bucket:
    """Lambda takes an archive that Terraform puts together only from S3; earlier ones are kept.

    key_arn: SSE-KMS with this key; SSE-S3 if None, because code holds no secret
    """
    bucket = scope.add(S3Bucket, role, bucket=bucket_name(scope, role), force_destroy=True)
    versioned(scope, role, bucket)
    rule = expiring("earlier", noncurrent_days=EARLIER_DAYS)
    scope.add(S3BucketLifecycleConfiguration, role, bucket=bucket.id, rule=[rule])
    closed(scope, role, bucket, key_arn=key_arn)
    return bucket


def function(scope: Scope, role: str, code: Code, behaviour: Behaviour) -> LambdaFunction:
    """The function with its code, role and log group, all at `<document>-<role>`."""
    made = archive(code.files)
    stored = stored_code(scope, role, code.bucket, made)
    inside = behaviour.inside
    log = _log_group(scope, role, behaviour)
    permission = _permitted(scope, role, behaviour)
    return scope.add(
        LambdaFunction,
        role,
        function_name=scope.aws_name(role),
        description=f"{first_of(role)} of {scope.aws_name()}",
        runtime=RUNTIME,
        architectures=["arm64"],
        handler=HANDLER,
        role=permission.arn,
        s3_bucket=stored.bucket,
        s3_key=stored.key,
        source_code_hash=made.sha256,
        timeout=behaviour.timeout_seconds,
        memory_size=behaviour.memory_mib,
        environment=_environment(behaviour),
        logging_config=LambdaFunctionLoggingConfig(log_format="JSON", log_group=log.name),
        vpc_config=LambdaFunctionVpcConfig(
            subnet_ids=list(inside.subnet_ids), security_group_ids=list(inside.security_group_ids)
        )
        if inside
        else None,
        depends_on=[permission.policy],
    )


def stored_code(scope: Scope, role: str, bucket: S3Bucket, made: Archive) -> S3Object:
    """The archive, whose files are local values that a reviewer reads line by line."""
    pieces: list[str] = []
    names = _local_names([part.name for part in made.parts])
    for part, name in zip(made.parts, names, strict=True):
        lines = scope.local(f"{role}-{name}", escape(part.text.split("\n")))
        pieces += [f'"{part.head}"', f'base64encode(join("\\n", {lines}))']
    content = ", ".join([*pieces, f'"{made.tail}"'])
    return scope.add(
        S3Object,
        role,
        bucket=bucket.bucket,
        key=f"{first_of(role)}.zip",
        content_base64=f'${{join("", [{content}])}}',
        content_type="application/zip",
    )


def _local_names(files: Sequence[str]) -> list[str]:
    """Of the local values; a_b.py and a/b.py share one, so both get an end of their own."""
    slugs = [_slug(file) for file in files]
    shared = Counter(slugs)
    ends = [hashlib.sha256(file.encode()).hexdigest()[:8] for file in files]
    return [
        f"{slug}-{end}" if shared[slug] > 1 else slug for slug, end in zip(slugs, ends, strict=True)
    ]


def _slug(file: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in file)


def _environment(behaviour: Behaviour) -> LambdaFunctionEnvironment | None:
    variables = dict(sorted(behaviour.environment.items()))
    return LambdaFunctionEnvironment(variables=variables) if variables else None


def _log_group(scope: Scope, role: str, behaviour: Behaviour) -> CloudwatchLogGroup:
    return scope.add(
        CloudwatchLogGroup,
        role,
        name=f"/aws/lambda/{scope.aws_name(role)}",
        retention_in_days=behaviour.log_retention_days,
        kms_key_id=behaviour.log_key_arn,
    )


@dataclass(frozen=True, slots=True)
class _Permission:
    """policy: must exist before the function runs"""

    arn: str
    policy: IamRolePolicy


def _permitted(scope: Scope, role: str, behaviour: Behaviour) -> _Permission:
    made = scope.add(
        IamRole,
        role,
        name=scope.aws_name(role),
        description=f"{first_of(role)} of {scope.aws_name()}",
        assume_role_policy=scope.json(
            f"{role}-trust", trust("lambda.amazonaws.com", own_account(scope.names))
        ),
    )
    log = scope.names.arn("logs", f"log-group:/aws/lambda/{scope.aws_name(role)}:*")
    statements = [
        allow("WriteLog", ["logs:CreateLogStream", "logs:PutLogEvents"], [log]),
        *([allow("JoinNetwork", NETWORK_ACTIONS)] if behaviour.inside else []),
        *behaviour.statements,
    ]
    policy = scope.add(
        IamRolePolicy,
        role,
        name="run",
        role=made.name,
        policy=scope.json(f"{role}-policy", document(*statements)),
    )
    return _Permission(made.arn, policy)
