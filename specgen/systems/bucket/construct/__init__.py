"""Bucket document -> S3 bucket, with everything that keeps it private, and who may use it."""

from typing import Any

from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_lifecycle_configuration import (
    S3BucketLifecycleConfiguration,
)
from cdktf_cdktf_provider_aws.s3_bucket_logging import S3BucketLoggingA
from cdktf_cdktf_provider_aws.s3_bucket_ownership_controls import (
    S3BucketOwnershipControls,
    S3BucketOwnershipControlsRule,
)

from specgen.sdk.aws.interfaces import BUCKET
from specgen.sdk.aws.s3.closed import closed
from specgen.sdk.aws.s3.deliveries import received, served
from specgen.sdk.aws.s3.locked import locked
from specgen.sdk.aws.s3.replication import Copying, Side, replicated
from specgen.sdk.aws.s3.versioned import versioned
from specgen.sdk.construct import Scope
from specgen.systems.bucket.construct.cors import cors
from specgen.systems.bucket.construct.lifecycle import rules
from specgen.systems.bucket.construct.notifications import notifications
from specgen.systems.bucket.model import Bucket, log_prefix
from specgen.systems.bucket.model.parts import AccessLogs


def build(scope: Scope, spec: Bucket) -> None:
    name = spec.name_in_aws(scope.here)
    bucket = scope.add(S3Bucket, bucket=name, lifecycle=scope.lifecycle())
    _owned(scope, bucket)
    key = scope.read("key", spec.key, "arn") if spec.key else None
    closed(scope, "", bucket, statements=_admitted(scope, spec), key_arn=key, name=name)
    versions: list[Any] = [versioned(scope, "", bucket)] if spec.versioning else []
    scope.add(
        S3BucketLifecycleConfiguration,
        bucket=bucket.id,
        rule=rules(spec),
        depends_on=versions or None,
    )
    lock = spec.object_lock
    locks = [locked(scope, "", bucket, lock.mode, lock.days, versions)] if lock else []
    if spec.access_logs:
        _logged(scope, bucket, spec.access_logs)
    cors(scope, bucket, spec.cors)
    notifications(scope, bucket, spec.notifications)
    if spec.replication:
        _replicated(scope, spec, bucket, key, [*versions, *locks])


def _owned(scope: Scope, bucket: S3Bucket) -> None:
    """Access control lists mean nothing, whoever writes an object."""
    rule = S3BucketOwnershipControlsRule(object_ownership="BucketOwnerEnforced")
    scope.add(S3BucketOwnershipControls, bucket=bucket.id, rule=rule)


def _admitted(scope: Scope, spec: Bucket) -> list[dict[str, Any]]:
    """Services of AWS; the account's own roles have their permissions themselves."""
    arn = spec.arn(scope.here)
    statements = list(received(scope.names, arn, spec.receives))
    return [*statements, *(served(scope.names, arn) for _ in spec.serves)]


def _logged(scope: Scope, bucket: S3Bucket, logs: AccessLogs) -> None:
    scope.add(
        S3BucketLoggingA,
        bucket=bucket.id,
        target_bucket=scope.read("bucket", logs.bucket, "name"),
        target_prefix=log_prefix(logs, scope.here),
    )


def _replicated(
    scope: Scope, spec: Bucket, bucket: S3Bucket, key: str | None, after: list[Any]
) -> None:
    to = spec.replication
    if to is None:
        return
    target = BUCKET.get(scope.here, to.bucket, to.region)
    arn, target_key = target.spec.arn(target), target.spec.key
    copy_key = scope.read("key", target_key, "arn", region=to.region) if target_key else None
    copying = Copying(
        Side(spec.arn(scope.here), key),
        Side(arn, copy_key),
        "Object",
        arn,
        prefix=to.prefix,
        storage_class=to.storage_class,
        deletions=to.delete_markers,
        metrics=True,
        locked=spec.object_lock is not None,
    )
    what = f"Copies {scope.aws_name()} to {to.region}"
    replicated(scope, bucket, copying, description=what, after=after)
