"""docs/how-to/, word for word, each page in a project of its own."""

import pytest
from first_day.page import steps
from first_day.reader import Reader
from support import TESTS

FOLDER = TESTS.parent / "docs" / "how-to"
AFTER_THE_TUTORIAL = "destroy-an-environment"
"""It destroys what the tutorial has deployed: test_tutorial.py reads both."""
INSTALLING = "write-a-kind"
"""It installs a package, so it needs an environment of its own."""
PAGES = {page.stem: page for page in sorted(FOLDER.glob("*.md")) if page.stem != "README"}
DEPLOYING = sorted({*PAGES} - {AFTER_THE_TUTORIAL, INSTALLING})

pytestmark = [pytest.mark.prove, pytest.mark.synth, pytest.mark.terraform]


@pytest.mark.long
@pytest.mark.parametrize("name", DEPLOYING)
def test_a_page(name: str, owner: Reader) -> None:
    owner.take(steps(PAGES[name]))


def test_a_page_that_installs(newcomer: Reader) -> None:
    newcomer.take(steps(PAGES[INSTALLING]))


def test_the_index_names_every_page() -> None:
    index = (FOLDER / "README.md").read_text()

    assert [page for page in PAGES if f"({page}.md)" not in index] == []


def test_every_page_takes_steps() -> None:
    assert [name for name, page in PAGES.items() if not steps(page)] == []
