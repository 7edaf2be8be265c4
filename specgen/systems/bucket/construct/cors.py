"""What scripts of other sites may do."""

from collections.abc import Sequence

from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_cors_configuration import (
    S3BucketCorsConfiguration,
    S3BucketCorsConfigurationCorsRule,
)

from specgen.sdk.construct import Scope
from specgen.systems.bucket.model.parts import CorsRule


def cors(scope: Scope, bucket: S3Bucket, rules: Sequence[CorsRule]) -> None:
    if rules:
        made = [_rule(rule) for rule in rules]
        scope.add(S3BucketCorsConfiguration, bucket=bucket.id, cors_rule=made)


def _rule(rule: CorsRule) -> S3BucketCorsConfigurationCorsRule:
    return S3BucketCorsConfigurationCorsRule(
        allowed_origins=list(rule.origins),
        allowed_methods=list(rule.methods),
        allowed_headers=list(rule.headers) or None,
        expose_headers=list(rule.expose_headers) or None,
        max_age_seconds=rule.max_age_seconds,
    )
