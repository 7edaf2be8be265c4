"""Access logs, delivered from us-east-1.

A delivery sets no suffix of the path: with provider 5.x a change of it loses the part that AWS puts
before it. source: https://github.com/hashicorp/terraform-provider-aws/issues/46328 (2026-11-29)
"""

from cdktf_cdktf_provider_aws.cloudfront_distribution import CloudfrontDistribution
from cdktf_cdktf_provider_aws.cloudwatch_log_delivery import CloudwatchLogDelivery
from cdktf_cdktf_provider_aws.cloudwatch_log_delivery_destination import (
    CloudwatchLogDeliveryDestination,
    CloudwatchLogDeliveryDestinationDeliveryDestinationConfiguration,
)
from cdktf_cdktf_provider_aws.cloudwatch_log_delivery_source import CloudwatchLogDeliverySource

from specgen.facts.cdn import REGION
from specgen.sdk.construct import Scope, in_region
from specgen.systems.cdn.model import LOGS
from specgen.systems.cdn.model.parts import Logs

Bucket = CloudwatchLogDeliveryDestinationDeliveryDestinationConfiguration


def logs(scope: Scope, settings: Logs, distribution: CloudfrontDistribution) -> None:
    there = scope if scope.region == REGION else in_region(scope, REGION)
    # the name waits for the bucket's policy: AWS tries at once whether it may write
    bucket = scope.read("bucket", settings.bucket, "name")
    source = there.add(
        CloudwatchLogDeliverySource,
        LOGS,
        name=scope.aws_name(LOGS),
        log_type="ACCESS_LOGS",
        resource_arn=distribution.arn,
    )
    destination = there.add(
        CloudwatchLogDeliveryDestination,
        LOGS,
        name=scope.aws_name(LOGS),
        output_format=settings.format,
        delivery_destination_configuration=[
            Bucket(destination_resource_arn=f"arn:{scope.names.partition}:s3:::{bucket}")
        ],
    )
    there.add(
        CloudwatchLogDelivery,
        LOGS,
        delivery_source_name=source.name,
        delivery_destination_arn=destination.arn,
    )
