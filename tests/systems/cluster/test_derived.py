"""Numbers of the shipped cluster: section E of the ledger, in the primary region."""

from pathlib import Path

import pytest
from synth import resources

from specgen.pipeline import check
from specgen.project.here import Here
from specgen.sdk.declarations import Derived

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def numbers() -> dict[str, Derived]:
    project = check(ROOT, ROOT / "specs").project
    assert project is not None
    cluster = project.find("cluster", "production", "prod", "us-east-1")
    assert cluster is not None
    return {row.name: row for row in cluster.spec.derived(Here(project, cluster))}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tasks at the minimum", 60),
        ("tasks at the maximum", 480),
        ("Fargate vCPU at the minimum", 120),
        ("Fargate vCPU at the maximum", 820),
        ("Fargate vCPU at the ceiling", 3280),
        ("hosts of trading-ec2 at the minimum", 5),
        ("hosts of ml-ec2 at the minimum", 2),
        ("EC2 vCPU at the ceiling", 9600),
    ],
)
def test_the_ledgers_number(numbers: dict[str, Derived], name: str, value: float) -> None:
    assert numbers[name].value == value


def test_each_sum_is_shown(numbers: dict[str, Derived]) -> None:
    assert numbers["hosts of trading-ec2 at the minimum"].how == "20 tasks / 4 on each m7g.8xlarge"
    assert all(row.how for row in numbers.values())


@pytest.mark.synth
def test_a_namespace_is_in_the_clusters_network(tmp_path: Path) -> None:
    module = resources("cluster", "good-namespace", "prod/us-east-1/compute", tmp_path)
    made = module["resource"]["aws_service_discovery_private_dns_namespace"]["shop"]

    assert made["name"] == "shop.internal"
    assert made["vpc"] == "${data.aws_ssm_parameter.network-main-vpc_id.insecure_value}"
