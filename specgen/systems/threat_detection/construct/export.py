"""Findings of GuardDuty -> a bucket of their own region."""

from cdktf_cdktf_provider_aws.guardduty_detector import GuarddutyDetector
from cdktf_cdktf_provider_aws.guardduty_publishing_destination import (
    GuarddutyPublishingDestination,
)

from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.s3.closed import bucket_arn, log_bucket
from specgen.sdk.construct import Scope
from specgen.systems.threat_detection.model import EXPORTED
from specgen.systems.threat_detection.model.parts import Export


def exported(scope: Scope, spec: Export, detector: GuarddutyDetector) -> None:
    """GuardDuty tests the bucket and the key when the destination is made.

    source: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html
    (2026-11-30)
    """
    key = scope.read("key", spec.key, "arn")
    arn, service = bucket_arn(scope, EXPORTED), {"Service": "guardduty.amazonaws.com"}
    source = {"aws:SourceAccount": scope.names.account, "aws:SourceArn": detector.arn}
    own = {"StringEquals": source}
    admitted = [
        allow("Find", ["s3:GetBucketLocation"], [arn], principals=service, conditions=own),
        allow("Write", ["s3:PutObject"], [f"{arn}/*"], principals=service, conditions=own),
    ]
    policy = log_bucket(
        scope, EXPORTED, retention_days=spec.retention_days, statements=admitted, key_arn=key
    )
    scope.add(
        GuarddutyPublishingDestination,
        EXPORTED,
        detector_id=detector.id,
        destination_arn=arn,
        kms_key_arn=key,
        depends_on=[policy],
    )
