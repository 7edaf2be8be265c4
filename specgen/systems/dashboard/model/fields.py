"""Keys of a dashboard document."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts import dashboards
from specgen.sdk import Model, Ordered, Part, Unordered, reference, written_name
from specgen.sdk.aws.metrics.fields import CloudWatchName, DimensionValue

Width = Annotated[int, Meta(description="Columns of 24 that it takes", ge=1, le=dashboards.COLUMNS)]
Height = Annotated[int, Meta(description="Rows that it takes", ge=1, le=dashboards.HIGHEST)]


class ShownRegion(Part):
    region: Annotated[
        str,
        Meta(
            description="Region whose documents are shown, each with all rows that are watched",
            examples=["us-west-2"],
        ),
    ]


class PanelMetric(Part):
    """A row of a document, or any metric."""

    document: Annotated[
        str,
        Meta(
            description="Document whose row is shown, as kind/name",
            pattern=r"^([a-z][a-z0-9_]*/[a-z0-9-]+)?$",
            examples=["service/web-api"],
        ),
    ] = ""
    row: Annotated[
        str,
        Meta(
            description="Row of the document, as `specgen explain KIND` prints it",
            examples=["ecs-cpu"],
        ),
    ] = ""
    namespace: Annotated[
        str, Meta(description="Namespace of another metric", max_length=255), written_name()
    ] = ""
    metric: Annotated[str, Meta(description="Name of another metric", max_length=255)] = ""
    dimensions: Annotated[
        dict[CloudWatchName, DimensionValue],
        Meta(description="All dimensions of the other metric"),
    ] = {}
    statistic: Annotated[
        str,
        Meta(
            description="Statistic of the other metric",
            pattern=r"^(Average|Sum|Minimum|Maximum|SampleCount|p[0-9]{1,2}(\.[0-9]{1,2})?|p100)$",
        ),
    ] = "Average"
    region: Annotated[
        str, Meta(description="Region of the document or metric; defaults to the dashboard's own")
    ] = ""


class Panel(Part):
    """A graph, a text or a query of logs."""

    title: Annotated[str, Meta(description="Title above it", max_length=200)] = ""
    metrics: Annotated[
        Ordered[PanelMetric],
        Meta(description="Metrics of a graph; the first one has the first colour"),
    ] = []
    text: Annotated[str, Meta(description="A text in Markdown", max_length=5_000)] = ""
    log_query: Annotated[
        str,
        Meta(
            description="A query of Logs Insights, without its SOURCE",
            max_length=10_000,
            examples=["filter level = 'ERROR' | stats count() by bin(5m)"],
        ),
    ] = ""
    log_groups: Annotated[
        Unordered[Annotated[str, reference("log_group", "Log group that the query reads")]],
        Meta(description="Log groups that the query reads"),
    ] = []
    width: Width = 8
    height: Height = 6


class Fields(Model, kw_only=True):
    shows: Annotated[
        Literal["overview"] | ShownRegion | None,
        Meta(
            description="`overview`: one band for each region of the environment. `region`: every "
            "document of one region, with a graph for each of its rows",
            examples=["overview"],
        ),
    ] = None
    panels: Annotated[
        Ordered[Panel], Meta(description="Panels of its own, in their order, above the rest")
    ] = []
    range_hours: Annotated[
        int,
        Meta(
            description="Time that graphs show at first; CloudWatch keeps minutes for 15 days",
            ge=1,
            le=dashboards.MOST_HOURS_OF_MINUTES,
        ),
    ] = 3
