"""What some types of nodes rule out: versions, masters, standby, encryption."""

from collections.abc import Iterator

from specgen.facts import ec2, search
from specgen.sdk import Pointer, Problem, check
from specgen.systems.opensearch.checks.nodes import GUIDE, TYPES
from specgen.systems.opensearch.model import OpenSearch, sizing

OPTIMIZED = f"{GUIDE}/or1.html"
STANDBY = f"{GUIDE}/managedomains-multiaz.html"
CDK = (
    "https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-opensearchservice/lib/"
    "domain.ts"
)
READ = "2026-11-29"
MASTER: Pointer = ("dedicated_master", "instance_type")
DATA: Pointer = ("data", "instance_type")


def _types(spec: OpenSearch) -> Iterator[tuple[Pointer, str]]:
    yield DATA, spec.data.instance_type
    if spec.dedicated_master:
        yield MASTER, spec.dedicated_master.instance_type


@check(
    "SRC115",
    "the masters have a type that supports encryption",
    fact="m3, r3 and t2 support neither encryption of data at rest nor fine-grained access "
    "control, which every domain of specgen has",
    source=TYPES,
    date=READ,
)
def masters_can_encrypt(spec: OpenSearch) -> Iterator[Problem]:
    """Data nodes of these types take no gp3, which SRC004 reports."""
    name = spec.dedicated_master.instance_type if spec.dedicated_master else ""
    if search.family(name) in search.WITHOUT_ENCRYPTION:
        message = f"{name} does not support encryption of data at rest"
        yield Problem(MASTER, f"{message}; write a newer type, such as m6g.large.search")


@check(
    "SRC116",
    "data nodes and masters have no type that is only for warm nodes",
    fact="ultrawarm1 is the type of UltraWarm nodes, which specgen does not build",
    source=f"{GUIDE}/ultrawarm.html",
    date=READ,
)
def types_are_not_warm(spec: OpenSearch) -> Iterator[Problem]:
    for pointer, name in _types(spec):
        if search.family(name) == search.WARM:
            message = f"{name} is a type of warm nodes; write another, such as r6g.large.search"
            yield Problem(pointer, message)


@check(
    "SRC117",
    "the version runs on nodes that are optimized for OpenSearch",
    fact="or1, or2, om2 and oi2 need OpenSearch 2.11 or later in a new domain",
    source=OPTIMIZED,
    date=READ,
)
def version_runs_on_optimized(spec: OpenSearch) -> Iterator[Problem]:
    name = spec.data.instance_type
    if search.is_optimized(name) and sizing.version(spec) < search.OPTIMIZED_SINCE:
        message = f"{name} runs no OpenSearch {spec.engine_version}"
        yield Problem(("engine_version",), f'{message}; write "2.11" or later, or another type')


@check(
    "SRC118",
    "the masters of nodes that are optimized for OpenSearch have Graviton processors",
    fact="a domain of or1, or2, om2 or oi2 takes no other masters",
    source=OPTIMIZED,
    date=READ,
    topics=("ec2_types",),
)
def masters_fit_optimized(spec: OpenSearch) -> Iterator[Problem]:
    masters, name = spec.dedicated_master, spec.data.instance_type
    if masters is None or not search.is_optimized(name):
        return
    real = ec2.instance_type(masters.instance_type.removesuffix(search.SUFFIX))
    if real is not None and real.architecture != "arm64":
        message = f"{masters.instance_type} has no Graviton processor, but data nodes of {name} "
        yield Problem(MASTER, f"{message}need such masters; write m6g.large.search or the like")


@check(
    "SRC119",
    "indices on nodes that are optimized for OpenSearch are refreshed every ten seconds or less "
    "often",
    fact="on or1, or2, om2 and oi2 the interval must be 10 seconds or more",
    source=OPTIMIZED,
    date=READ,
)
def refresh_fits_optimized(spec: OpenSearch) -> Iterator[Problem]:
    least = search.OPTIMIZED_REFRESH_SECONDS
    for name, index in spec.indices.items():
        if search.is_optimized(spec.data.instance_type) and index.refresh_seconds < least:
            message = f"{spec.data.instance_type} refreshes every {least} seconds at most, got "
            pointer = ("indices", name, "refresh_seconds")
            yield Problem(
                pointer, f"{message}{index.refresh_seconds}; write refresh_seconds: {least} or more"
            )


@check(
    "SRC120",
    "a domain with standby has no burstable nodes",
    fact="t3 does not support Multi-AZ with standby, neither for data nodes nor for masters",
    source=CDK,
    date=READ,
)
def standby_is_not_burstable(spec: OpenSearch) -> Iterator[Problem]:
    for pointer, name in _types(spec):
        if spec.standby and search.family(name) == search.BURSTABLE:
            message = f"{name} does not support standby; write another type, such as "
            yield Problem(pointer, f"{message}m6g.large.search, or standby: false")


TYPE_CHECKS = (
    masters_can_encrypt,
    types_are_not_warm,
    version_runs_on_optimized,
    masters_fit_optimized,
    refresh_fits_optimized,
    standby_is_not_burstable,
)
