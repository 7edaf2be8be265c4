"""Probes of the fixes of cloudfront."""

from typing import Any

from botocore.exceptions import ClientError

from probes import Clients, Probe
from specgen.prove.emulator.fixes import cloudfront
from specgen.prove.emulator.fixes.fix import Fix

CONFIG: dict[str, Any] = {
    "CallerReference": "once",
    "Comment": "web",
    "Enabled": True,
    "Origins": {
        "Quantity": 1,
        "Items": [
            {
                "Id": "app",
                "DomainName": "origin.example.com",
                "CustomOriginConfig": {
                    "HTTPPort": 80,
                    "HTTPSPort": 443,
                    "OriginProtocolPolicy": "https-only",
                    "OriginSslProtocols": {"Quantity": 1, "Items": ["TLSv1.2"]},
                    "OriginReadTimeout": 60,
                },
            }
        ],
    },
    "DefaultCacheBehavior": {
        "TargetOriginId": "app",
        "ViewerProtocolPolicy": "redirect-to-https",
        "CachePolicyId": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    },
    "CustomErrorResponses": {
        "Quantity": 1,
        "Items": [{"ErrorCode": 502, "ErrorCachingMinTTL": 0}],
    },
}


def _is_as_written(read: dict[str, Any]) -> bool:
    behavior = read["DefaultCacheBehavior"]
    errors = read["CustomErrorResponses"].get("Items")
    return "ForwardedValues" not in behavior and errors == CONFIG["CustomErrorResponses"]["Items"]


def _made(aws: Clients) -> Any:
    return aws("cloudfront").create_distribution(DistributionConfig=CONFIG)


def a_new_distribution_is_as_written(aws: Clients) -> bool:
    return _is_as_written(_made(aws)["Distribution"]["DistributionConfig"])


def a_new_distribution_with_tags_is_as_written(aws: Clients) -> bool:
    tagged = {"DistributionConfig": CONFIG, "Tags": {"Items": [{"Key": "a", "Value": "b"}]}}
    made = aws("cloudfront").create_distribution_with_tags(DistributionConfigWithTags=tagged)
    return _is_as_written(made["Distribution"]["DistributionConfig"])


def a_distribution_is_read_as_written(aws: Clients) -> bool:
    id_ = _made(aws)["Distribution"]["Id"]
    read = aws("cloudfront").get_distribution(Id=id_)["Distribution"]
    return _is_as_written(read["DistributionConfig"])


def its_configuration_is_read_as_written(aws: Clients) -> bool:
    id_ = _made(aws)["Distribution"]["Id"]
    return _is_as_written(aws("cloudfront").get_distribution_config(Id=id_)["DistributionConfig"])


def a_changed_distribution_is_as_written(aws: Clients) -> bool:
    made = _made(aws)
    about = {"Id": made["Distribution"]["Id"], "IfMatch": made["ETag"]}
    changed = CONFIG | {"Comment": "changed"}
    client = aws("cloudfront")
    answer = client.update_distribution(**about, DistributionConfig=changed)["Distribution"]
    return _is_as_written(answer["DistributionConfig"])


def metrics_are_paid_until_they_are_not(aws: Clients) -> bool:
    client = aws("cloudfront")
    distribution = {"DistributionId": _made(aws)["Distribution"]["Id"]}
    paid = {"RealtimeMetricsSubscriptionConfig": {"RealtimeMetricsSubscriptionStatus": "Enabled"}}
    client.create_monitoring_subscription(**distribution, MonitoringSubscription=paid)
    read = client.get_monitoring_subscription(**distribution)
    client.delete_monitoring_subscription(**distribution)
    try:
        client.get_monitoring_subscription(**distribution)
    except ClientError:
        return bool(read["MonitoringSubscription"] == paid)
    return False


READS = (
    a_new_distribution_is_as_written,
    a_new_distribution_with_tags_is_as_written,
    a_distribution_is_read_as_written,
    its_configuration_is_read_as_written,
    a_changed_distribution_is_as_written,
)
PROBES: tuple[tuple[Fix, Probe], ...] = (
    (cloudfront.keeps_a_distribution_as_written, a_distribution_is_read_as_written),
    *zip(cloudfront.AS_WRITTEN, READS, strict=True),
    (cloudfront.pays_for_metrics, metrics_are_paid_until_they_are_not),
    (cloudfront.tells_of_paid_metrics, metrics_are_paid_until_they_are_not),
    (cloudfront.pays_no_longer, metrics_are_paid_until_they_are_not),
)
