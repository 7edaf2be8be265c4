"""Exports that AWS refuses."""

from collections.abc import Iterator

from specgen.facts.exports import COLUMNS
from specgen.facts.regions import GLOBAL_REGION
from specgen.sdk import Here, Problem, Severity, check, did_you_mean, near_ones
from specgen.sdk.aws.cost.checks import DATE, once
from specgen.systems.cost_export.model import RESOURCE, CostExport

GUIDE = "https://docs.aws.amazon.com/cur/latest/userguide"


@check(
    "CST112",
    "an export is made in us-east-1",
    fact="AWS has the API of exports in us-east-1 only, and a plan takes any region",
    source="https://docs.aws.amazon.com/general/latest/gr/billing.html",
    date=DATE,
)
def is_in_its_region(spec: CostExport, here: Here) -> Iterator[Problem]:  # noqa: ARG001  its place
    if here.region != GLOBAL_REGION:
        message = f"exports cannot be made in {here.region}"
        right = f"write placement: {{regions: [{GLOBAL_REGION}]}}"
        if GLOBAL_REGION not in here.platform.regions:
            right += f", and add `{GLOBAL_REGION}: {{key: use1, role: global}}` to the platform"
        yield Problem(("name",), f"{message}; {right}")


@check(
    "CST141",
    "the id of a resource is exported only if lines are by resource",
    fact="the column line_item_resource_id exists only with INCLUDE_RESOURCES",
    source=f"{GUIDE}/table-dictionary-cur2.html",
    date=DATE,
)
def resources_are_there(spec: CostExport) -> Iterator[Problem]:
    if RESOURCE in spec.columns and not spec.resources:
        pointer = ("columns", spec.columns.index(RESOURCE))
        message = f"there is no {RESOURCE} in lines that sum up resources"
        yield Problem(pointer, f"{message}; write resources: true, or remove it")
    for i, column in enumerate(spec.columns):
        if column in spec.columns[:i]:
            yield Problem(("columns", i), f"{column} is listed twice; remove one")


@check(
    "CST158",
    "a column of an export is one of the bill's",
    also=Severity.WARNING,
    fact="AWS refuses an export whose query names an unknown column",
    source=f"{GUIDE}/table-dictionary-cur2.html",
    date=DATE,
    dated=True,
)
def columns_exist(spec: CostExport) -> Iterator[Problem]:
    for i, column in enumerate(spec.columns):
        if column not in COLUMNS:
            slip = did_you_mean(column, sorted(COLUMNS))
            near = slip or near_ones(column, sorted(COLUMNS))
            message = f"the bill has no column {column}{near}"
            hint = "if AWS has added it since, record a decision"
            severity = None if slip else Severity.WARNING
            yield Problem(("columns", i), message, hint, severity=severity, dated=True)


CHECKS = (
    is_in_its_region,
    resources_are_there,
    columns_exist,
    once("CST142", "exports of the bill"),
)
