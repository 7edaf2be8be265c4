"""What others made is in the emulator with the ids of its documents."""

from pathlib import Path

import pytest
from support import BASE, check_case, read_case

from specgen.pipeline import check

pytest.importorskip("moto", reason="the emulator is not installed")

from moto.ec2.models import ec2_backends
from moto.elbv2.models import elbv2_backends
from moto.kms.models import kms_backends
from moto.route53.models import route53_backends

from specgen.prove.emulator.server import running

ROOT = BASE.parent
PROJECT = ROOT / "projects" / "adopted"
ACCOUNT, REGION = "000000000000", "us-east-1"


def test_root_modules_find_the_ids_of_documents() -> None:
    project = check(PROJECT, PROJECT / "specs").project
    assert project is not None
    with running(managed_policies=False) as emulator:
        emulator.adopt(project)

        ec2, elb = ec2_backends[ACCOUNT][REGION], elbv2_backends[ACCOUNT][REGION]
        assert {"vpc-0a1b2c3d4e5f60718", "vpc-0f1e2d3c4b5a60718"} <= set(ec2.vpcs)
        assert ec2.get_subnet("subnet-0a1b2c3d4e5f60003").availability_zone == "us-east-1a"
        group = ec2.get_security_group_from_id("sg-0a1b2c3d4e5f60718")
        assert group
        assert str(group.vpc_id).startswith("vpc-0a1b")
        assert {arn.split("/")[-2] for arn in elb.load_balancers} == {"web-prod", "web-dev"}
        assert list(kms_backends[ACCOUNT][REGION].keys) == ["01234567-89ab-cdef-0123-456789abcdef"]
        assert "Z0123456789ABCDEFGHIJ" in route53_backends[ACCOUNT]["aws"].zones


@pytest.mark.parametrize(
    "name",
    [
        "failover-in-a-zone-of-others",
        "policies-as-their-owners-confirm",
        "service-behind-a-balancer",
        "tasks-in-an-isolated-tier",
        "zones",
    ],
)
def test_every_kind_can_be_put_there(name: str, tmp_path: Path) -> None:
    case = read_case(ROOT / "systems" / "existing" / "cases" / f"good-{name}.yaml")
    project = check_case(case, tmp_path).project
    assert project is not None
    assert project.adopted

    with running(managed_policies=False) as emulator:
        emulator.adopt(project)
