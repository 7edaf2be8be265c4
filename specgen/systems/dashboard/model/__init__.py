"""Model of a dashboard document."""

from collections.abc import Iterator
from typing import Any

from specgen.facts import dashboards
from specgen.sdk import AwsName, Bought, Charge, Derived, Here, Kind
from specgen.systems.dashboard.model.fields import Fields
from specgen.systems.dashboard.model.sections import (
    documents_read,
    metrics_of,
    sections,
    widgets_of,
)
from specgen.systems.dashboard.model.widgets import Section


class Dashboard(Fields, kw_only=True):
    """A CloudWatch dashboard, made of what the other documents have watched."""

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Charge("dashboard", 1, 1, ("name",))

    def sections(self, here: Here[Any]) -> list[Section]:
        return list(sections(self, here))

    def reads(self, here: Here[Any]) -> Iterator[Here[Any]]:
        yield from documents_read(self, here)

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("dashboard")

    def derived(self, here: Here[Any]) -> Iterator[Derived]:
        found = self.sections(here)
        yield Derived("widgets", widgets_of(found), "", "", dashboards.MOST_WIDGETS)
        yield Derived("metrics", metrics_of(found), "", "", dashboards.MOST_METRICS)
        how = f"the first {dashboards.FREE} dashboards of an account cost nothing"
        yield Derived("cost of the dashboard", dashboards.USD_EACH, "USD a month", how)


DASHBOARD: Kind[Dashboard] = Kind("dashboard")
