"""docs/tutorial.md, word for word: what is installed is a wheel, in an environment of its own."""

import pytest
from first_day.page import steps
from first_day.reader import Reader
from support import TESTS

PAGE = TESTS.parent / "docs" / "tutorial.md"


@pytest.mark.synth
@pytest.mark.terraform
def test_the_tutorial_up_to_its_deployment(newcomer: Reader) -> None:
    newcomer.take(steps(PAGE, before="## Deploy it"))


@pytest.mark.prove
@pytest.mark.synth
@pytest.mark.terraform
def test_the_whole_tutorial(deploying: Reader) -> None:
    deploying.take(steps(PAGE))
