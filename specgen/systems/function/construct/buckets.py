"""Buckets that notify a function."""

from itertools import groupby

from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction
from cdktf_cdktf_provider_aws.s3_bucket_notification import (
    S3BucketNotification,
    S3BucketNotificationLambdaFunction,
)

from specgen.sdk.aws.interfaces import BUCKET
from specgen.sdk.aws.s3.names import rule_id
from specgen.sdk.construct import Scope
from specgen.systems.function.construct.invoker import invoker
from specgen.systems.function.model import Function
from specgen.systems.function.model.triggers import BucketTrigger


def buckets(scope: Scope, spec: Function, function: LambdaFunction) -> None:
    """S3 tries the function first, so it must be admitted before."""
    triggers = sorted(spec.triggers.buckets, key=lambda t: (t.bucket, t.prefix, t.suffix))
    for name, entries in groupby(triggers, key=lambda t: t.bucket):
        bucket = BUCKET.get(scope.here, name)
        role = f"bucket-{bucket.effective.aws_name}"
        # a bucket's name may become somebody else's, so the account counts, too
        may = invoker(
            scope,
            role,
            function,
            "s3.amazonaws.com",
            bucket.spec.arn(bucket),
            source_account=scope.names.account,
        )
        scope.add(
            S3BucketNotification,
            role,
            bucket=scope.read("bucket", name, "name"),
            lambda_function=[_rule(entry, function) for entry in entries],
            depends_on=[may],
        )


def _rule(entry: BucketTrigger, function: LambdaFunction) -> S3BucketNotificationLambdaFunction:
    keys = f"{entry.prefix}*{entry.suffix}"
    return S3BucketNotificationLambdaFunction(
        id=rule_id(keys, *(event.removeprefix("s3:") for event in entry.events)),
        lambda_function_arn=function.arn,
        events=list(entry.events),
        filter_prefix=entry.prefix or None,
        filter_suffix=entry.suffix or None,
    )
