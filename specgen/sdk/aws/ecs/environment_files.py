"""Files with environment variables, which ECS reads from buckets when a task starts."""

from collections.abc import Iterator
from typing import Any

from specgen.project.here import Here
from specgen.sdk.aws.ecs.roles import Statement
from specgen.sdk.aws.ecs.task import TaskFields
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces import KEY
from specgen.sdk.aws.interfaces.storage import BUCKET
from specgen.sdk.construct.scope import Scope


def files(scope: Scope, spec: TaskFields) -> list[dict[str, str]]:
    """For the JSON of a container."""
    return [
        {"type": "s3", "value": f"{_arn(scope.here, file.bucket)}/{file.key}"}
        for file in spec.environment_files
    ]


def starting(scope: Scope, spec: TaskFields) -> Iterator[Statement]:
    """Of the execution role.

    source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
    (2026-11-30)
    """
    buckets = sorted({_arn(scope.here, file.bucket) for file in spec.environment_files})
    if not buckets:
        return
    objects = sorted({entry["value"] for entry in files(scope, spec)})
    yield allow("ReadFiles", ["s3:GetObject"], objects)
    yield allow("FindBuckets", ["s3:GetBucketLocation"], buckets)
    if keys := _keys(scope.here, spec):
        via = f"s3.{scope.region}.{scope.names.dns_suffix}"
        arns = [scope.read_of(key, "arn") for key in keys]
        through = {"StringEquals": {"kms:ViaService": via}}
        yield allow("DecryptFiles", ["kms:Decrypt"], arns, conditions=through)


def _arn(here: Here[Any], name: str) -> str:
    bucket = BUCKET.get(here, name)
    return bucket.spec.arn(bucket)


def _keys(here: Here[Any], spec: TaskFields) -> list[Here[Any]]:
    """By name; those that the buckets are encrypted with."""
    found = {o.name: o for o in spec.files_needed(here) if o.effective.kind == KEY.name}
    return [found[name] for name in sorted(found)]
