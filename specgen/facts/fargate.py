"""Which task sizes Fargate runs; 8 vCPU and more run on Linux only."""

from functools import cache

from specgen.facts import store

# Largest task; stated here so that a model can name its bound without reading a file.
MAX_VCPU = 32
MAX_GIB = 244

# Largest task on AWS's own pages; 32 vCPU, new in 2026, are only in cfn-lint's matrix.
# source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
# as it was on 2026-11-22
CONFIRMED_MAX_VCPU = 16
CONFIRMED_MAX_GIB = 120


def vcpu_options() -> tuple[float, ...]:
    return tuple(_matrix())


def memory_options(vcpu: float) -> tuple[float, ...]:
    """GiB that go with this many vCPU; empty when there is no such task size.

    Not always evenly spaced: 32 vCPU go with 60, 120 and 244 GiB only.
    """
    return _matrix().get(vcpu, ())


@cache
def _matrix() -> dict[float, tuple[float, ...]]:
    sizes = store.facts("fargate", dict[str, tuple[float, ...]])
    return dict(sorted((float(vcpu), memory) for vcpu, memory in sizes.items()))
