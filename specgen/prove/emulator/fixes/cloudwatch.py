"""CloudWatch: composite alarms, and statistics other than percentiles."""

from typing import Any

from moto.cloudwatch.models import CloudWatchBackend
from moto.cloudwatch.responses import CloudWatchResponse

from specgen.prove.emulator.fixes.fix import fix

SUPPRESSION = (
    ("actions_suppressor", "ActionsSuppressor"),
    ("actions_suppressor_wait_period", "ActionsSuppressorWaitPeriod"),
    ("actions_suppressor_extension_period", "ActionsSuppressorExtensionPeriod"),
)


@fix(CloudWatchResponse, "put_composite_alarm")
def makes_composite_alarms(self: Any, _original: Any) -> Any:
    """PutCompositeAlarm is lacking, although an alarm can have a rule."""
    made = self.put_metric_alarm()
    alarm = self.cloudwatch_backend.alarms[self._get_param("AlarmName")]
    alarm.alarm_rule = alarm.rule
    for name, parameter in SUPPRESSION:
        setattr(alarm, name, self._get_param(parameter))
    return made


@fix(CloudWatchBackend, "put_metric_alarm")
def takes_every_statistic(self: Any, original: Any, *values: Any, **named: Any) -> Any:
    """Of extended statistics only percentiles are taken, neither PR(:1) nor TM(10%:90%)."""
    wanted = named.get("extended_statistic")
    if wanted and not wanted.startswith("p"):
        named["extended_statistic"] = "p50"
    alarm = original(self, *values, **named)
    alarm.extended_statistic = wanted
    return alarm


FIXES = (makes_composite_alarms, takes_every_statistic)
