"""A region that AWS does not have, or that another partition has: one sentence, and no crash."""

from pathlib import Path

import pytest
from support import BASE, make_project

from specgen.pipeline import check

NEEDS = ("network", "database", "cluster", "certificate")


@pytest.mark.parametrize(
    "region", ["us-gov-west-1", "cn-north-1", "eusc-de-east-1", "us-iso-east-1", "xx-far-away-99"]
)
def test_every_check_takes_every_region(region: str, tmp_path: Path) -> None:
    text = (BASE / "platform.yaml").read_text().replace("us-east-1", region)
    root = make_project(tmp_path, text, NEEDS)

    assert [f.code for f in check(root, root / "specs").findings] == ["PLT101"]
