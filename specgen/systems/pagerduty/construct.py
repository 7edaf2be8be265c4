"""PagerDuty document -> service, escalation policy, schedules, and topics that open incidents."""

from collections.abc import Iterator, Mapping

from cdktf_cdktf_provider_aws.sns_topic_subscription import SnsTopicSubscription
from cdktf_cdktf_provider_pagerduty.escalation_policy import (
    EscalationPolicy,
    EscalationPolicyRule,
    EscalationPolicyRuleTarget,
)
from cdktf_cdktf_provider_pagerduty.schedule import Schedule as ScheduleResource
from cdktf_cdktf_provider_pagerduty.schedule import ScheduleLayer
from cdktf_cdktf_provider_pagerduty.service import Service
from cdktf_cdktf_provider_pagerduty.service_integration import ServiceIntegration

from specgen.sdk import part_name
from specgen.sdk.construct import Scope, in_region
from specgen.systems.pagerduty.model import PagerDuty, Schedule, Step

CLOUDWATCH = "PZQ6AUS"
"""PagerDuty's id of the vendor Amazon CloudWatch. A data source would ask the API in every plan.

source: data_source_pagerduty_vendor_test.go of PagerDuty/terraform-provider-pagerduty (2026-11-29)
"""

HOSTS = {"us": "events.pagerduty.com", "eu": "events.eu.pagerduty.com"}
"""source: published configurations that subscribe https://<host>/integration/<key>/enqueue
(GitHub, 2026-11-30; all ten that were found for Europe have this host)
"""

NEVER = "null"
"""The provider's word: without it an acknowledged incident is triggered again after 1,800 s."""

DAY_SECONDS = 24 * 3600


def build(scope: Scope, spec: PagerDuty) -> None:
    if spec.service_region != "us":
        scope.configure("pagerduty", service_region=spec.service_region)
    schedules = {name: _schedule(scope, name, one) for name, one in spec.schedules.items()}
    policy = scope.add(
        EscalationPolicy,
        name=scope.aws_name(),
        description=scope.description,
        num_loops=spec.repeats,
        rule=[
            EscalationPolicyRule(
                escalation_delay_in_minutes=delay, target=list(_targets(step, schedules))
            )
            for step, delay in zip(spec.escalation, spec.delays(), strict=True)
        ],
    )
    service = scope.add(
        Service,
        name=scope.aws_name(),
        description=scope.description,
        escalation_policy=policy.id,
        alert_creation="create_alerts_and_incidents",
        acknowledgement_timeout=_seconds(spec.reopen_after_minutes),
        auto_resolve_timeout=_seconds(spec.resolve_after_minutes),
        lifecycle=scope.lifecycle(),
    )
    integration = scope.add(
        ServiceIntegration, name="Amazon CloudWatch", service=service.id, vendor=CLOUDWATCH
    )
    host = HOSTS[spec.service_region]
    for topic in spec.topics(scope.here):
        key = scope.here.platform.regions[topic.region].key
        in_region(scope, topic.region).add(
            SnsTopicSubscription,
            key,
            topic_arn=topic.spec.arn(topic),
            protocol="https",
            endpoint=f"https://{host}/integration/{integration.integration_key}/enqueue",
            endpoint_auto_confirms=True,
        )


def _seconds(minutes: int | None) -> str:
    return NEVER if minutes is None else str(minutes * 60)


def _schedule(scope: Scope, name: str, schedule: Schedule) -> ScheduleResource:
    role = part_name(name, schedule)
    return scope.add(
        ScheduleResource,
        role,
        name=scope.aws_name(role.first),
        description=scope.description,
        time_zone=schedule.time_zone,
        layer=[
            ScheduleLayer(
                name=role.first,
                start=schedule.start,
                rotation_virtual_start=schedule.start,
                rotation_turn_length_seconds=schedule.turn_days * DAY_SECONDS,
                users=list(schedule.users),
            )
        ],
    )


def _targets(
    step: Step, schedules: Mapping[str, ScheduleResource]
) -> Iterator[EscalationPolicyRuleTarget]:
    if step.schedule is not None:
        made = schedules[step.schedule]
        yield EscalationPolicyRuleTarget(type="schedule_reference", id=made.id)
    if step.user is not None:
        yield EscalationPolicyRuleTarget(type="user_reference", id=step.user)
