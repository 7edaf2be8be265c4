"""The recorder of a region, its bucket, and the switch that starts it."""

from typing import Any

from cdktf_cdktf_provider_aws.config_configuration_recorder import (
    ConfigConfigurationRecorder,
    ConfigConfigurationRecorderRecordingGroup,
    ConfigConfigurationRecorderRecordingGroupExclusionByResourceTypes,
    ConfigConfigurationRecorderRecordingGroupRecordingStrategy,
    ConfigConfigurationRecorderRecordingMode,
    ConfigConfigurationRecorderRecordingModeRecordingModeOverride,
)
from cdktf_cdktf_provider_aws.config_configuration_recorder_status import (
    ConfigConfigurationRecorderStatus,
)
from cdktf_cdktf_provider_aws.config_delivery_channel import (
    ConfigDeliveryChannel,
    ConfigDeliveryChannelSnapshotDeliveryProperties,
)
from cdktf_cdktf_provider_aws.config_retention_configuration import ConfigRetentionConfiguration

from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.s3.closed import log_bucket
from specgen.sdk.construct import Scope
from specgen.systems.config.model import Config
from specgen.systems.config.model.parts import Record

NAME = "default"
"""AWS's own: an account has one recorder and one channel in a region."""

SNAPSHOTS = {
    "hourly": "One_Hour",
    "six_hours": "Six_Hours",
    "daily": "TwentyFour_Hours",
}
IAM_TYPES = ("AWS::IAM::Group", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::User")
"""source: RecordingGroup in the API model of botocore 1.44.5 (2026-11-29)"""


def recorder(scope: Scope, spec: Config, key_arn: str | None) -> ConfigConfigurationRecorderStatus:
    """Depends on the channel, so that destroying stops the recorder first."""
    days = spec.deliver.retention_days
    admitted = _admitted(scope, spec)
    policy = log_bucket(scope, "", retention_days=days, statements=admitted, key_arn=key_arn)
    scope.add(ConfigRetentionConfiguration, retention_period_in_days=days)
    role = "role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
    made = scope.add(
        ConfigConfigurationRecorder,
        name=NAME,
        role_arn=scope.names.arn("iam", role, region=""),
        recording_group=_group(spec.record, is_home=spec.is_home(scope.here)),
        recording_mode=_mode(spec.record),
        lifecycle=scope.lifecycle(),
    )
    channel = scope.add(
        ConfigDeliveryChannel,
        name=NAME,
        s3_bucket_name=policy.bucket,
        s3_kms_key_arn=key_arn,
        snapshot_delivery_properties=ConfigDeliveryChannelSnapshotDeliveryProperties(
            delivery_frequency=SNAPSHOTS[spec.deliver.snapshot]
        ),
        depends_on=[made],
    )
    return scope.add(
        ConfigConfigurationRecorderStatus, name=made.name, is_enabled=True, depends_on=[channel]
    )


def _group(record: Record, *, is_home: bool) -> ConfigConfigurationRecorderRecordingGroup:
    """With exceptions `include_global_resource_types` means nothing: IAM must be listed."""
    group, strategy = (
        ConfigConfigurationRecorderRecordingGroup,
        ConfigConfigurationRecorderRecordingGroupRecordingStrategy,
    )
    if not record.leave_out:
        return group(
            all_supported=True,
            include_global_resource_types=is_home,
            recording_strategy=[strategy(use_only="ALL_SUPPORTED_RESOURCE_TYPES")],
        )
    left_out = sorted({*record.leave_out, *(() if is_home else IAM_TYPES)})
    return group(
        all_supported=False,
        include_global_resource_types=False,
        exclusion_by_resource_types=[
            ConfigConfigurationRecorderRecordingGroupExclusionByResourceTypes(
                resource_types=left_out
            )
        ],
        recording_strategy=[strategy(use_only="EXCLUSION_BY_RESOURCE_TYPES")],
    )


def _mode(record: Record) -> ConfigConfigurationRecorderRecordingMode:
    override = ConfigConfigurationRecorderRecordingModeRecordingModeOverride
    some = record.daily if record.frequency == "continuous" else []
    return ConfigConfigurationRecorderRecordingMode(
        recording_frequency=record.frequency.upper(),
        recording_mode_override=override(recording_frequency="DAILY", resource_types=list(some))
        if some
        else None,
    )


def _admitted(scope: Scope, spec: Config) -> list[dict[str, Any]]:
    """source: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
    (2026-11-29)
    """
    arn, service = spec.bucket_arn(scope.here), {"Service": "config.amazonaws.com"}
    own = {"aws:SourceAccount": scope.names.account}
    owned = {**own, "s3:x-amz-acl": "bucket-owner-full-control"}
    below = [f"{arn}/AWSLogs/{scope.names.account}/Config/*"]
    looks = {"StringEquals": own}
    return [
        allow(
            "ConfigCheck",
            ["s3:GetBucketAcl", "s3:ListBucket"],
            [arn],
            principals=service,
            conditions=looks,
        ),
        allow(
            "ConfigWrite",
            ["s3:PutObject"],
            below,
            principals=service,
            conditions={"StringEquals": owned},
        ),
    ]
