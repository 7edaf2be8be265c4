"""docs/tutorial.md, word for word: what is installed is a wheel, in an environment of its own.

Of the commands that it names, those of FROM_A_WHEEL thus run outside this checkout.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from first_day import aws
from first_day.page import Command, steps
from first_day.reader import Reader
from moto.s3.models import s3_backends
from support import TESTS

DOCS = TESTS.parent / "docs"
PAGE = DOCS / "tutorial.md"
DESTROY = DOCS / "how-to" / "destroy-an-environment.md"
DEPLOYING = "## Deploy it"
FROM_A_WHEEL = (
    "specgen init",
    "specgen validate",
    "specgen render",
    "specgen explain NET001",
    "specgen show",
    "specgen stacks --env dev --format sh",
    "specgen diff",
    "specgen prove validate plan",
)


@pytest.mark.synth
@pytest.mark.terraform
def test_the_tutorial_up_to_its_deployment(newcomer: Reader) -> None:
    newcomer.take(steps(PAGE, before=DEPLOYING))

    code, where = newcomer.run("python -c 'import specgen; print(specgen.__file__)'")
    assert code == 0, where
    assert Path(where.strip()).is_relative_to(newcomer.folder / ".venv")


def test_these_commands_run_from_a_wheel() -> None:
    taken = [step.text for step in steps(PAGE, before=DEPLOYING) if isinstance(step, Command)]

    assert [c for c in FROM_A_WHEEL if not any(text.startswith(c) for text in taken)] == []


@pytest.mark.long
@pytest.mark.prove
@pytest.mark.synth
@pytest.mark.terraform
def test_the_whole_tutorial_and_giving_it_back(deploying: Reader) -> None:
    deploying.take(steps(PAGE))
    left = resources_of("dev")
    assert len(left) == 9, left
    assert all(left.values())

    deploying.take(steps(DESTROY))

    assert {module: held for module, held in resources_of("dev").items() if held} == {}
    assert resources_of("prod")["prod/us-east-1/dns"]


def resources_of(environment: str) -> dict[str, list[str]]:
    """Root module -> what its state in the emulator's bucket has, without what it only reads."""
    bucket = s3_backends[aws.ACCOUNT]["aws"].buckets["shop-terraform-state"]
    return {
        re.sub(r"/terraform\.tfstate$", "", key): _managed(json.loads(held.value))
        for key, held in bucket.keys.items()
        if key.startswith(f"{environment}/") and key.endswith(".tfstate")
    }


def _managed(state: dict[str, Any]) -> list[str]:
    found = (one for one in state["resources"] if one["mode"] == "managed")
    return [f"{one['type']}.{one['name']}" for one in found]
