import pytest

from specgen.facts import ec2, ecs


@pytest.mark.parametrize(
    ("name", "tasks"),
    [
        ("c5.large", 10),
        ("m5.4xlarge", 60),
        ("m5.16xlarge", 120),
        ("m6i.8xlarge", 90),
        ("c6a.12xlarge", 120),
        ("m6g.medium", 4),
        ("m6g.12xlarge", 60),
        ("c7g.16xlarge", 120),
        ("r5.8xlarge", 0),
        ("m5.metal", 0),
        ("t4g.xlarge", 0),
        ("m5n.large", 0),
    ],
)
def test_says_how_many_tasks_a_trunk_serves(name: str, tasks: int) -> None:
    """As the tables of AWS's page say."""
    assert ec2.instance_type(name) is not None
    assert ecs.trunk_tasks(name) == tasks
    assert ecs.has_trunk(name) == (tasks > 0)
