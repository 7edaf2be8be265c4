"""Route 53: private zones, health checks that follow alarms, query logs."""

from typing import Any

from moto.core.responses import ActionResult
from moto.route53.models import Route53Backend
from moto.route53.responses import Route53

from specgen.prove.emulator.fixes.fix import fix

ALARM = "CLOUDWATCH_METRIC"
PRIVATE = "HostedZoneConfig.PrivateZone"


@fix(Route53, "create_hosted_zone")
def makes_a_zone_with_a_network_private(self: Any, original: Any) -> Any:
    """Only PrivateZone makes a zone private, but the provider sends the VPC instead."""
    usual = self._get_bool_param

    def of(name: str, *default: Any) -> Any:
        return True if name == PRIVATE else usual(name, *default)

    if self._get_param("VPC.VPCId"):
        self._get_bool_param = of
    try:
        return original(self)
    finally:
        self._get_bool_param = usual


@fix(Route53, "create_health_check")
def keeps_the_alarm_of_a_check(self: Any, original: Any) -> Any:
    """The alarm that a health check follows is dropped, and so is its status for missing data."""
    answer = original(self)
    answer.result["HealthCheck"].written = self._get_param("HealthCheckConfig")
    return answer


@fix(Route53, "get_health_check")
def tells_the_alarm_of_a_check(self: Any, original: Any) -> Any:
    """A health check that follows an alarm has a port and an interval, but no alarm."""
    answer = original(self)
    check = answer.result["HealthCheck"]
    written = getattr(check, "written", {})
    if written.get("Type") != ALARM:
        return answer
    about = {"Id": check.id, "CallerReference": check.caller_reference, "HealthCheckVersion": 1}
    config = {"Inverted": False, "Disabled": False} | written
    return ActionResult({"HealthCheck": about | {"HealthCheckConfig": config}})


@fix(Route53Backend, "create_query_logging_config")
def takes_the_arn_of_a_group(self: Any, original: Any, zone: str, group: str) -> Any:
    """The ARN of a log group is refused unless `:*` is behind it, with which AWS refuses it."""
    made = original(self, zone, f"{group}:*")
    made.cloud_watch_logs_log_group_arn = group
    return made


FIXES = (
    makes_a_zone_with_a_network_private,
    keeps_the_alarm_of_a_check,
    tells_the_alarm_of_a_check,
    takes_the_arn_of_a_group,
)
