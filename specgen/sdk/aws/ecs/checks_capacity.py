"""Capacity providers of tasks."""

from collections.abc import Iterator

from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.ecs.sizes import Share
from specgen.sdk.aws.ecs.task import TaskFields

ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"
CAPACITY = f"{ECS}/clusters.html"


def _shares(spec: TaskFields) -> Iterator[tuple[Pointer, Share]]:
    listed = isinstance(spec.capacity_provider, list)
    for i, share in enumerate(spec.shares()):
        yield ("capacity_provider", i, "provider") if listed else ("capacity_provider",), share


@check(
    "CMP112",
    "capacity providers are the cluster's, of one sort, with shares that ECS accepts",
    fact="ECS refuses Fargate and hosts in one service, bases on two providers, and weights that "
    "are all 0",
    source=CAPACITY,
)
def capacity_exists(spec: TaskFields, here: Here) -> Iterator[Problem]:
    cluster = spec.cluster_here(here)
    if cluster is None:
        return
    known = cluster.spec.provider_names()
    unknown = [(pointer, s) for pointer, s in _shares(spec) if s.provider not in known]
    for pointer, share in unknown:
        message = f"cluster/{cluster.name} has no capacity provider `{share.provider}`"
        yield Problem(pointer, message, f"there are {', '.join(known)}")
    shares = spec.shares()
    names, pointer = [s.provider for s in shares], ("capacity_provider",)
    if not unknown and 0 < len(spec.hosts(here)) < len(set(names)):
        yield Problem(pointer, "Fargate and hosts cannot run one service; choose one of them")
    if len(set(names)) < len(names):
        yield Problem(pointer, f"a provider is listed twice in {', '.join(names)}; remove one")
    if sum(1 for s in shares if s.base > 0) > 1:
        yield Problem(pointer, "only one provider can have a base; remove the other")
    if sum(s.weight for s in shares) == 0:
        yield Problem(pointer, "no provider has a weight; give one of them `weight: 1`")


@check(
    "CMP113",
    "an image has the architecture of its hosts",
    fact="an image built for another architecture stops at once: exec format error",
    source=f"{ECS}/ecs-arm64.html",
)
def architectures_agree(spec: TaskFields, here: Here) -> Iterator[Problem]:
    for name, provider in spec.hosts(here).items():
        if provider.architecture != spec.architecture:
            message = f"the image is {spec.architecture}, but the hosts of {name} are "
            hint = f"{provider.architecture}; write architecture: {provider.architecture}"
            said = "architecture" in here.effective.data
            pointer = ("architecture",) if said else ("capacity_provider",)
            yield Problem(pointer, f"{message}{hint}")


CAPACITY_CHECKS = (capacity_exists, architectures_agree)
