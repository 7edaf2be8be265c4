"""Metric filters of all documents together."""

from collections import defaultdict
from collections.abc import Iterator

from specgen.sdk import At, Here, Problem, Project, project_check
from specgen.sdk.aws.metric_filters.hooks import WithFilters

Owner = tuple[Here, tuple[str | int, ...]]


@project_check(
    "MTR110",
    "the metric of a filter has values of one environment only",
    fact="CloudWatch adds up the values of one namespace and name, whichever log group they come "
    "from in an account and region",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/"
    "cloudwatch_concepts.html",
    date="2026-11-29",
)
def environments_are_apart(project: Project) -> Iterator[At]:
    owners: dict[tuple[str, str, str], list[Owner]] = defaultdict(list)
    for effective in project.effectives:
        here = Here(project, effective)
        spec = effective.spec
        for pointer, filters in spec.filters() if isinstance(spec, WithFilters) else ():
            for name, found in filters.items():
                metric = (here.region, found.namespace_in(here), found.metric)
                owners[metric].append((here, (*pointer, name)))
    for (_, namespace, metric), found in owners.items():
        environments = sorted({here.environment for here, _ in found})
        if len(environments) > 1:
            names = " and ".join(environments)
            message = f"{metric} in {namespace} would have the values of {names} together"
            hint = "remove `namespace`, or give each environment its own in `overrides`"
            for here, pointer in found:
                yield At(here.effective, Problem((*pointer, "namespace"), message, hint))


FILTERS_TOGETHER = (environments_are_apart,)
