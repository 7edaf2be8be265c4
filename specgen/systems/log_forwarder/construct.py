"""Log forwarder document -> delivery stream, bucket for failures, roles, subscription filters."""

from dataclasses import dataclass
from typing import Any

from cdktf_cdktf_provider_aws.cloudwatch_log_subscription_filter import (
    CloudwatchLogSubscriptionFilter,
)
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy
from cdktf_cdktf_provider_aws.kinesis_firehose_delivery_stream import (
    KinesisFirehoseDeliveryStream,
    KinesisFirehoseDeliveryStreamHttpEndpointConfiguration,
    KinesisFirehoseDeliveryStreamHttpEndpointConfigurationRequestConfiguration,
    KinesisFirehoseDeliveryStreamHttpEndpointConfigurationS3Configuration,
    KinesisFirehoseDeliveryStreamHttpEndpointConfigurationSecretsManagerConfiguration,
    KinesisFirehoseDeliveryStreamServerSideEncryption,
)

from specgen.facts.datadog import INTAKE
from specgen.sdk.aws.iam import allow, document, trust
from specgen.sdk.aws.interfaces import DATADOG, SECRET
from specgen.sdk.aws.s3.closed import bucket_name, log_bucket
from specgen.sdk.aws.s3.names import arn_of
from specgen.sdk.construct import Scope
from specgen.systems.log_forwarder.model import FAILED, LogForwarder

WRITE = (
    "s3:AbortMultipartUpload",
    "s3:GetBucketLocation",
    "s3:GetObject",
    "s3:ListBucket",
    "s3:ListBucketMultipartUploads",
    "s3:PutObject",
)
"""source: https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-http
(2026-11-29)
"""


def build(scope: Scope, spec: LogForwarder) -> None:
    key = scope.read("key", spec.key, "arn") if spec.key else None
    kept = spec.failed_retention_days
    bucket = log_bucket(scope, FAILED, retention_days=kept, statements=[], key_arn=key)
    secret = _secret(scope, spec)
    statements = _deliveries(scope, spec, secret, key)
    deliver = _role(scope, "deliver", trust("firehose.amazonaws.com"), statements)
    stream = _stream(scope, spec, deliver, secret, key, bucket)
    # source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
    near = {"ArnLike": {"aws:SourceArn": scope.names.arn("logs", "*")}}
    put = allow("Put", ["firehose:PutRecord", "firehose:PutRecordBatch"], [_arn(scope)])
    subscribe = _role(scope, "subscribe", trust("logs.amazonaws.com", near), [put])
    for group in spec.groups(scope.here):
        scope.add(
            CloudwatchLogSubscriptionFilter,
            group.effective.part_name,
            name=scope.aws_name(),
            log_group_name=group.spec.name_in_aws(group),
            filter_pattern=spec.pattern,
            destination_arn=stream.arn,
            role_arn=subscribe.role.arn,
            depends_on=[subscribe.policy],  # it sends a message as a test at once
        )


@dataclass(frozen=True, slots=True)
class _Role:
    """policy: what it may do, which must be there before the role is used"""

    role: IamRole
    policy: IamRolePolicy


def _arn(scope: Scope) -> str:
    return scope.names.arn("firehose", f"deliverystream/{scope.aws_name()}")


def _secret(scope: Scope, spec: LogForwarder) -> str:
    """ARN of the copy in this region."""
    home = SECRET.get(scope.here, spec.api_key)
    arn = scope.read("secret", spec.api_key, "arn")
    return home.spec.arn_in(scope.region, arn, home)


def _role(
    scope: Scope, role: str, trusted: dict[str, Any], statements: list[dict[str, Any]]
) -> _Role:
    made = scope.add(
        IamRole,
        role,
        name=scope.aws_name(role),
        description=scope.description,
        assume_role_policy=scope.json(f"{role}-trust", trusted),
    )
    policy = scope.json(role, document(*statements))
    return _Role(made, scope.add(IamRolePolicy, role, name=role, role=made.id, policy=policy))


def _deliveries(
    scope: Scope, spec: LogForwarder, secret: str, key: str | None
) -> list[dict[str, Any]]:
    bucket = arn_of(scope.names, bucket_name(scope, FAILED))
    statements = [
        allow("KeepFailures", WRITE, [bucket, f"{bucket}/*"]),
        allow("ReadKey", ["secretsmanager:GetSecretValue"], [secret]),
    ]
    if key:
        actions = ["kms:Decrypt", "kms:GenerateDataKey"]
        statements.append(allow("EncryptFailures", actions, [key]))
    home = SECRET.get(scope.here, spec.api_key)
    of_secret = home.spec.key_in(home, scope.region)
    if of_secret is not None:
        arn = scope.read_of(of_secret, "arn")
        statements.append(allow("DecryptKey", ["kms:Decrypt"], [arn]))
    return statements


def _stream(  # noqa: PLR0913  what it is made of
    scope: Scope, spec: LogForwarder, deliver: _Role, secret: str, key: str | None, after: Any
) -> KinesisFirehoseDeliveryStream:
    kept = KinesisFirehoseDeliveryStreamHttpEndpointConfigurationS3Configuration(
        bucket_arn=arn_of(scope.names, bucket_name(scope, FAILED)),
        role_arn=deliver.role.arn,
        compression_format="GZIP",
        kms_key_arn=key,
    )
    http = KinesisFirehoseDeliveryStreamHttpEndpointConfiguration(
        name="Datadog",
        url=INTAKE[DATADOG.get(scope.here, spec.datadog).spec.site],
        role_arn=deliver.role.arn,
        buffering_size=spec.buffer_mib,
        buffering_interval=spec.buffer_seconds,
        retry_duration=spec.retry_seconds,
        s3_backup_mode="FailedDataOnly",
        s3_configuration=kept,
        request_configuration=(
            KinesisFirehoseDeliveryStreamHttpEndpointConfigurationRequestConfiguration(
                content_encoding="GZIP"
            )
        ),
        secrets_manager_configuration=(
            KinesisFirehoseDeliveryStreamHttpEndpointConfigurationSecretsManagerConfiguration(
                enabled=True, secret_arn=secret, role_arn=deliver.role.arn
            )
        ),
    )
    return scope.add(
        KinesisFirehoseDeliveryStream,
        name=scope.aws_name(),
        destination="http_endpoint",
        http_endpoint_configuration=http,
        server_side_encryption=KinesisFirehoseDeliveryStreamServerSideEncryption(
            enabled=True, key_type="AWS_OWNED_CMK"
        ),
        depends_on=[after, deliver.policy],
    )
