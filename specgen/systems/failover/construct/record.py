"""The name of the writer, and what switches it without the control plane of Route 53.

Route 53 changes records only in us-east-1, which may be the lost region. So both records exist from
the start, and a health check chooses: it follows an alarm near the replica, on a metric that the
state machine writes. After that nothing writes the metric again, and the last status stays.
source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/best-practices-dns.html
source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-private-hosted-zones.html
"""

from cdktf_cdktf_provider_aws.cloudwatch_metric_alarm import CloudwatchMetricAlarm
from cdktf_cdktf_provider_aws.route53_health_check import Route53HealthCheck
from cdktf_cdktf_provider_aws.route53_record import (
    Route53Record,
    Route53RecordFailoverRoutingPolicy,
)

from specgen.sdk.construct import Scope
from specgen.systems.failover.model import MOVED_METRIC, NAMESPACE, Failover


def moved_alarm(scope: Scope) -> CloudwatchMetricAlarm:
    """Health checks follow alarms on metrics of a minute and plain statistics only.

    source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_AlarmIdentifier.html
    """
    return scope.add(
        CloudwatchMetricAlarm,
        "moved",
        alarm_name=scope.aws_name("moved"),
        alarm_description="The writer has moved to the other region",
        namespace=NAMESPACE,
        metric_name=MOVED_METRIC,
        dimensions={"Failover": scope.aws_name()},
        statistic="Maximum",
        comparison_operator="GreaterThanOrEqualToThreshold",
        threshold=1,
        period=60,
        evaluation_periods=1,
        treat_missing_data="ignore",
    )


def records(scope: Scope, spec: Failover, alarm: CloudwatchMetricAlarm) -> None:
    old = spec.old_writer(scope.here)
    here = scope.add(
        Route53HealthCheck,
        type="CLOUDWATCH_METRIC",
        cloudwatch_alarm_name=alarm.alarm_name,
        cloudwatch_alarm_region=scope.region,
        insufficient_data_health_status="LastKnownStatus",
        tags={"Name": scope.aws_name()},
    )
    primary = scope.read("postgres", spec.writer, "address", region=old.region)
    secondary = scope.read("postgres_replica", spec.target, "address")
    _record(scope, spec, "primary", primary, here.id)
    _record(scope, spec, "secondary", secondary, None)


def _record(scope: Scope, spec: Failover, role: str, address: str, check: str | None) -> None:
    scope.add(
        Route53Record,
        role,
        zone_id=scope.read("private_zone", spec.record.zone, "zone_id"),
        name=spec.record_name(scope.here),
        type="CNAME",
        ttl=spec.record.ttl_seconds,
        records=[address],
        set_identifier=role,
        failover_routing_policy=Route53RecordFailoverRoutingPolicy(type=role.upper()),
        health_check_id=check,
    )
