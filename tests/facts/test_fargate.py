import pytest

from specgen.facts import fargate


@pytest.mark.parametrize(
    ("vcpu", "memory"),
    [
        (0.25, (0.5, 1, 2)),
        (0.5, tuple(range(1, 5))),
        (1, tuple(range(2, 9))),
        (2, tuple(range(4, 17))),
        (4, tuple(range(8, 31))),
        (8, tuple(range(16, 61, 4))),
        (16, tuple(range(32, 121, 8))),
        (32, (60, 120, 244)),
        (3, ()),
        (64, ()),
    ],
)
def test_memory_goes_with_vcpu(vcpu: float, memory: tuple[float, ...]) -> None:
    assert fargate.memory_options(vcpu) == memory


def test_the_stated_maximum_is_that_of_the_extract() -> None:
    options = fargate.vcpu_options()

    assert options == (0.25, 0.5, 1, 2, 4, 8, 16, 32)
    assert options[-1] == fargate.MAX_VCPU
    assert max(gib for vcpu in options for gib in fargate.memory_options(vcpu)) == fargate.MAX_GIB
