"""Whether an alarm, a graph and the scaling see the metrics that the application emits."""

from collections import defaultdict
from collections.abc import Iterator

from specgen.facts.cloudwatch import RESERVED_NAMESPACE
from specgen.sdk import At, Here, Problem, Project, check, did_you_mean, project_check
from specgen.sdk.aws.metrics.faults import dimension_problems
from specgen.sdk.aws.metrics.rows import row_id
from specgen.systems.service.model import SERVICE, Service

GUIDE = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring"
CONCEPTS = f"{GUIDE}/cloudwatch_concepts.html"
DATE = "2026-11-29"


@check(
    "MTR121",
    "an emitted metric has a namespace of your own",
    fact="namespaces that begin with AWS/ belong to services of AWS",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/"
    "API_PutMetricData.html",
    date=DATE,
)
def namespaces_are_free(spec: Service) -> Iterator[Problem]:
    for name, metric in spec.metrics.items():
        if metric.namespace.upper().startswith(RESERVED_NAMESPACE):
            message = f"{metric.namespace} belongs to AWS; write a namespace of your own"
            yield Problem(("metrics", name, "namespace"), message)


@check(
    "MTR122",
    "a dimension of an emitted metric is no id",
    fact="each value of a dimension makes a metric of its own, which costs",
    source=CONCEPTS,
    date=DATE,
)
def dimensions_are_few(spec: Service) -> Iterator[Problem]:
    for name, metric in spec.metrics.items():
        yield from dimension_problems(("metrics", name, "dimensions"), list(metric.dimensions))


@check(
    "MTR123",
    "a ratio is one of two metrics of the service, with the same dimensions",
    fact="an alarm on an expression compares metrics of one namespace and one set of dimensions",
    source=CONCEPTS,
    date=DATE,
)
def ratios_have_both(spec: Service, here: Here) -> Iterator[Problem]:
    for name, ratio in spec.ratios.items():
        yield from _named_twice(spec, name)
        parts = {"part": ratio.part, "whole": ratio.whole}
        for key, metric in parts.items():
            if metric not in spec.metrics:
                guess = did_you_mean(metric, list(spec.metrics))
                write = guess or "; add it to `metrics`"
                yield Problem(("ratios", name, key), f"{metric} is no metric of the service{write}")
        if not {ratio.part, ratio.whole} <= set(spec.metrics):
            continue
        if ratio.part == ratio.whole:
            message = f"{ratio.part} is always 100 % of itself; write another metric"
            yield Problem(("ratios", name, "whole"), message)
        part, whole = spec.metrics[ratio.part], spec.metrics[ratio.whole]
        if part.namespace != whole.namespace or part.named(here) != whole.named(here):
            message = f"{ratio.whole} has another namespace or other dimensions than {ratio.part}"
            yield Problem(("ratios", name, "whole"), f"{message}; write the same for both")


def _named_twice(spec: Service, name: str) -> Iterator[Problem]:
    if name in spec.metrics:
        message = f"{name} is a metric already; write another name for the ratio"
        yield Problem(("ratios", name), message, at_key=True)


@check(
    "MTR124",
    "scaling reads an emitted metric with the dimensions that it is emitted with",
    fact="a metric is one namespace, name and set of dimensions; with another set there is no data",
    source=CONCEPTS,
    date=DATE,
)
def scaling_sees_the_metric(spec: Service, here: Here) -> Iterator[Problem]:
    service = here.effective.aws_name
    usual = {"Environment": here.environment, "Service": service}
    for name, custom in spec.custom_metrics.items():
        source = custom.source
        metric = spec.metrics.get(source.metric)
        if metric is None or metric.namespace != source.namespace:
            continue
        named = metric.named(here)
        read = source.dimensions or usual
        if set(read) != set(named) or any(v not in named[k] for k, v in read.items()):
            pointer = ("custom_metrics", name, "source")
            emitted = ", ".join(f"{k}={'|'.join(v)}" for k, v in sorted(named.items()))
            message = f"{source.metric} is emitted with {emitted}; write these `dimensions`"
            at = (*pointer, "dimensions") if source.dimensions else (*pointer, "metric")
            yield Problem(at, message)


@check(
    "MTR125",
    "the names of emitted metrics and ratios stay apart in their alarms, in small letters",
)
def rows_are_apart(spec: Service) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for key in ("metrics", "ratios"):
        for name in getattr(spec, key):
            first = seen.setdefault(row_id(name), name)
            if first != name:
                message = f"the alarms of {name} would be called like those of {first}"
                yield Problem((key, name), f"{message}; write another name", at_key=True)


@project_check(
    "MTR126",
    "a metric has one emitter, and its values are of one environment",
    fact="CloudWatch adds up the values of one namespace, name and set of dimensions, whoever "
    "emits them in an account and region",
    source=CONCEPTS,
    date=DATE,
)
def emitters_are_apart(project: Project) -> Iterator[At]:
    owners: dict[tuple[object, ...], list[tuple[Here, str]]] = defaultdict(list)
    for effective in SERVICE.all(project):
        here = Here(project, effective)
        for name, metric in effective.spec.metrics.items():
            for subject in metric.subjects(here, ""):
                dimensions = tuple(sorted(map(str, subject.dimensions.items())))
                owners[here.region, metric.namespace, name, dimensions].append((here, name))
    for found in owners.values():
        if len(found) > 1:
            yield from _shared(found)


def _shared(found: list[tuple[Here, str]]) -> Iterator[At]:
    names = ", ".join(f"{here.effective.id} of {here.environment}" for here, _ in found)
    for here, name in found:
        key = "dimensions" if here.spec.metrics[name].dimensions else "namespace"
        message = f"{name} is one metric for {names}; add a dimension that tells them apart"
        hint = "by default a metric has the dimensions Service and Environment"
        yield At(here.effective, Problem(("metrics", name, key), message, hint))


EMITTED = (
    namespaces_are_free,
    dimensions_are_few,
    ratios_have_both,
    scaling_sees_the_metric,
    rows_are_apart,
)
EMITTED_TOGETHER = (emitters_are_apart,)
