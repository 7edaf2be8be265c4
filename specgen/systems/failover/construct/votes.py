"""The votes of the probes, and the alarm that counts them.

A silent probe is not a vote: it is outside the writer's region, so its silence says something about
the probe and not about the writer. For that the system's own alarm calls a person.
"""

from cdktf_cdktf_provider_aws.cloudwatch_composite_alarm import CloudwatchCompositeAlarm
from cdktf_cdktf_provider_aws.cloudwatch_metric_alarm import CloudwatchMetricAlarm

from specgen.sdk.construct import Scope
from specgen.systems.failover.model import NAMESPACE, PROBE_METRIC, Failover
from specgen.systems.failover.model.names import identifier_of, probe_role

PERIOD_SECONDS = 60


def all_votes(scope: Scope, spec: Failover) -> CloudwatchCompositeAlarm:
    here = scope.here
    votes = {r: _vote(scope, spec, r) for r in sorted(spec.probe_regions(here))}
    return scope.add(
        CloudwatchCompositeAlarm,
        "lost",
        alarm_name=scope.aws_name("lost"),
        alarm_description=f"No probe reaches {identifier_of(spec.old_writer(here))}",
        alarm_rule=" AND ".join(f'ALARM("{vote.alarm_name}")' for vote in votes.values()),
    )


def _vote(scope: Scope, spec: Failover, region: str) -> CloudwatchMetricAlarm:
    role = f"{probe_role(scope.here, region)}-vote"
    minutes = spec.trigger.sustained_minutes
    return scope.add(
        CloudwatchMetricAlarm,
        role,
        alarm_name=scope.aws_name(role),
        alarm_description=f"The probe in {region} has not reached the writer for {minutes} min",
        namespace=NAMESPACE,
        metric_name=PROBE_METRIC,
        dimensions={"Failover": scope.aws_name(), "ProbeRegion": region},
        statistic="Maximum",
        comparison_operator="LessThanThreshold",
        threshold=1,
        period=PERIOD_SECONDS,
        evaluation_periods=minutes,
        datapoints_to_alarm=minutes,
        treat_missing_data="missing",
    )
