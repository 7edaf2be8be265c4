"""Image registries: tags that stay, and where images are pulled from."""

from pathlib import Path

import pytest
from support import TESTS, check_case, read_case
from synth import resources

from specgen.project.here import Here

CASES = TESTS / "systems" / "registry" / "cases"


def prod(case: str, region: str, folder: Path) -> Here:
    project = check_case(read_case(CASES / f"{case}.yaml"), folder).project
    assert project is not None
    place = ("prod", region)
    return Here(
        project, next(e for e in project.all("registry") if (e.environment, e.region) == place)
    )


@pytest.mark.synth
def test_tags_cannot_be_moved_and_images_are_encrypted(tmp_path: Path) -> None:
    module = resources("registry", "good-full", "prod/us-east-1/registry", tmp_path)
    made = module["resource"]["aws_ecr_repository"]["main-web-api"]

    assert made["image_tag_mutability"] == "IMMUTABLE"
    assert made["encryption_configuration"][0]["encryption_type"] == "KMS"
    assert "force_delete" not in made


@pytest.mark.synth
def test_only_the_region_that_is_pushed_to_replicates(tmp_path: Path) -> None:
    here = resources("registry", "good-full", "prod/us-east-1/registry", tmp_path)["resource"]
    there = resources("registry", "good-full", "prod/us-west-2/registry", tmp_path)["resource"]
    settings = here["aws_ecr_replication_configuration"]["main"]["replication_configuration"]

    assert settings["rule"][0]["repository_filter"][0]["filter"] == "shop-prod/"
    assert "aws_ecr_replication_configuration" not in there
    assert "main-web-api" in there["aws_ecr_repository"]


def test_receiving_repositories_are_made_before_images_are_sent(tmp_path: Path) -> None:
    checked = check_case(read_case(CASES / "good-full.yaml"), tmp_path)
    needs = {m.id: m.needs for m in checked.modules}

    assert "prod/us-west-2/registry" in needs["prod/us-east-1/registry"]


def test_images_are_pulled_near_where_they_are_copied(tmp_path: Path) -> None:
    here = prod("good-full", "us-east-1", tmp_path)
    host = "000000000000.dkr.ecr.{}.amazonaws.com/shop-prod/web-api"

    assert here.spec.image_url(here, "us-east-1", "web-api") == host.format("us-east-1")
    assert here.spec.image_url(here, "us-west-2", "web-api") == host.format("us-west-2")


def test_images_are_pulled_from_afar_where_they_are_not_copied(tmp_path: Path) -> None:
    here = prod("good-small", "us-east-1", tmp_path)
    host = "000000000000.dkr.ecr.us-east-1.amazonaws.com/shop-prod/web-api"

    assert here.spec.image_url(here, "us-west-2", "web-api") == host
