"""Trail document -> trail, its bucket with the lock, and its log with metric filters."""

from cdktf_cdktf_provider_aws.cloudtrail import Cloudtrail, CloudtrailInsightSelector

from specgen.facts.cloudtrail import INSIGHTS
from specgen.sdk.construct import Scope
from specgen.systems.trail.construct.log import log
from specgen.systems.trail.construct.selectors import selectors
from specgen.systems.trail.construct.store import store
from specgen.systems.trail.model import Trail


def build(scope: Scope, spec: Trail) -> None:
    key = scope.read("key", spec.key, "arn") if spec.key else None
    policy = store(scope, spec, key)
    copy = log(scope, spec, key) if spec.log else None
    scope.add(
        Cloudtrail,
        name=spec.name_in_aws(scope.here),
        s3_bucket_name=policy.bucket,
        is_multi_region_trail=True,
        include_global_service_events=True,
        enable_log_file_validation=True,
        kms_key_id=key,
        cloud_watch_logs_group_arn=copy.group_arn if copy else None,
        cloud_watch_logs_role_arn=copy.role_arn if copy else None,
        advanced_event_selector=selectors(scope.here, spec),
        insight_selector=[
            CloudtrailInsightSelector(insight_type=INSIGHTS[i]) for i in spec.insights
        ]
        or None,
        # CloudTrail tries both when it is created, and again whenever it is changed
        depends_on=[policy, *([copy.permission] if copy else [])],
        lifecycle=scope.lifecycle(),
    )
