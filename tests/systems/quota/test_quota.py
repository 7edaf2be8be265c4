"""Quotas: what is asked for follows from the documents, and never falls below what was granted."""

from pathlib import Path

import pytest
from support import TESTS, check_case, read_case
from synth import resources

from specgen.facts.quotas import vcpu_quota
from specgen.pipeline import check
from specgen.project.here import Here
from specgen.sdk.aws.quotas import takers
from specgen.systems.quota.model.requests import rounded_up

CASE = "good-PLT010-asked-for"


@pytest.mark.parametrize(
    ("number", "text"), [(0, 0), (7.5, 8), (11.25, 12), (100, 100), (1537.5, 1600), (12480, 13000)]
)
def test_two_digits_are_kept(number: float, text: int) -> None:
    assert rounded_up(number) == text


@pytest.mark.parametrize(
    ("name", "quota"),
    [
        ("m7g.8xlarge", "ec2_standard_vcpu"),
        ("im4gn.large", "ec2_standard_vcpu"),
        ("g5.xlarge", "ec2_gpu_vcpu"),
        ("vt1.3xlarge", "ec2_gpu_vcpu"),
        ("inf2.xlarge", None),
        ("trn1.2xlarge", None),
        ("p4d.24xlarge", None),
        ("x2gd.large", None),
    ],
)
def test_families_count_for_their_own_quota(name: str, quota: str | None) -> None:
    assert vcpu_quota(name, spot=False) == quota


@pytest.mark.synth
def test_what_is_asked_for_has_headroom_and_covers_what_was_granted(tmp_path: Path) -> None:
    found = resources("quota", CASE, "account/us-east-1/account-region-baseline", tmp_path)
    asked = {
        r["quota_code"]: r for r in found["resource"]["aws_servicequotas_service_quota"].values()
    }

    # 2 environments x 20 tasks x 150 % x 8 vCPU = 480; half as much again
    assert asked["L-3032A538"]["value"] == 720
    assert asked["L-3032A538"]["service_code"] == "fargate"
    # 2 x 20 hosts of 16 vCPU = 640, and half: 960; AWS has granted more already
    assert asked["L-1216C47A"]["value"] == 1280
    assert asked["L-34B43A08"]["value"] == 100
    # two addresses are there without asking
    assert "L-0263D0A3" not in asked


def test_the_sum_is_shown(tmp_path: Path) -> None:
    project = check_case(
        read_case(TESTS / "systems" / "quota" / "cases" / f"{CASE}.yaml"), tmp_path
    ).project
    assert project is not None
    here = Here(project, next(project.all("quota")))

    rows = {row.name: row for row in here.spec.derived(here)}

    assert (rows["fargate_vcpu"].value, rows["fargate_vcpu"].limit) == (480, 720)
    assert rows["fargate_vcpu"].how == "+ 50 % = 720; requested: 720, a new account has 6"
    assert "vpcs" not in rows


def test_the_shipped_platform_takes_what_its_plan_says() -> None:
    project = check(TESTS.parent, TESTS.parent / "specs").project
    assert project is not None

    def taken(quota: str, kind: str) -> float:
        return sum(
            one.amount(largest=True)
            for one in takers(project)["us-east-1"][quota]
            if (one.effective.environment, one.effective.kind) == ("prod", kind)
        )

    # 50 x 8 + 100 x 16 + 80 x 16 at the ceilings of their ranges, x 150 % while deploying
    assert taken("fargate_vcpu", "service") == 3_280 * 1.5
    # 200 hosts of 32 and 50 of 64
    assert taken("ec2_standard_vcpu", "cluster") == 9_600
