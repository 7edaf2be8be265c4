"""What a model with metric filters answers, for kinds that make a log group."""

from collections.abc import Iterator, Mapping
from typing import Any

from specgen.findings.pointers import Pointer
from specgen.project.here import Here
from specgen.sdk.alarms import Alarm, Row, Subject
from specgen.sdk.aws.metric_filters.fields import MetricFilter
from specgen.sdk.aws.metric_filters.rows import filter_rows, filter_subjects, quiet_filters
from specgen.sdk.aws.metrics.fields import MetricAlarm
from specgen.sdk.model import Model


class WithFilters(Model, kw_only=True):
    """A kind whose rows and subjects are others, too, adds these to its own with super()."""

    def filters(self) -> Iterator[tuple[Pointer, Mapping[str, MetricFilter]]]:
        """Where each map of filters is written, and the map."""
        yield from ()

    def declared_alarms(self) -> Iterator[tuple[Pointer, MetricAlarm, bool]]:
        for pointer, filters in self.filters():
            for name, found in filters.items():
                for statistic, alarm in found.alarms.items():
                    yield (*pointer, name, "alarms", statistic), alarm, False

    def watched(self, here: Here[Any]) -> Iterator[Subject]:  # noqa: ARG002  a hook
        for _, filters in self.filters():
            yield from filter_subjects(filters)

    def quiet_rows(self, here: Here[Any]) -> Iterator[Alarm]:
        """Metrics that raise no alarm, for dashboards; their rows have no thresholds."""
        for _, filters in self.filters():
            yield from quiet_filters(here, filters)

    def alarm_rows(self, here: Here[Any]) -> Iterator[Row]:
        for _, filters in self.filters():
            yield from filter_rows(here, filters)
