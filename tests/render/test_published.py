"""Values that stand in for what root modules read of each other: one for each parameter."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specgen.pipeline import check
from specgen.render.published import published
from specgen.sdk.placeholders import of_path

ROOT = Path(__file__).parents[2]
FORMS = {
    "sg-0123456789abcdef0": r"sg-[0-9a-f]{17}",
    "subnet-0123456789abcdef0,subnet-0123456789abcdef1": r"subnet-[0-9a-f]{17},subnet-[0-9a-f]{17}",
    "db-0123456789ABCDEFGHIJKLMNOP": r"db-[0-9A-F]{16}GHIJKLMNOP",
    "arn:aws:acm:eu-west-1:{account}:certificate/01234567-89ab-cdef-0123-456789abcdef": (
        r"arn:aws:acm:eu-west-1:\{account\}:certificate/[0-9a-f]{8}-89ab-cdef-0123-[0-9a-f]{12}"
    ),
    "10.0.0.10": r"10(\.[0-9]{1,3}){3}",
    "{name}": r"\{name\}",
}


@pytest.mark.parametrize("placeholder", FORMS)
def test_a_value_keeps_its_form(placeholder: str) -> None:
    made = of_path(placeholder, "/shop/prod/eu-west-1/a/b/c")

    assert re.fullmatch(FORMS[placeholder], made)
    assert made == of_path(placeholder, "/shop/prod/eu-west-1/a/b/c")


@given(st.text(), st.text())
def test_two_paths_have_two_values(one: str, other: str) -> None:
    same = of_path("sg-0123456789abcdef0", one) == of_path("sg-0123456789abcdef0", other)

    assert same == (one == other)


def test_no_two_parameters_of_the_platform_are_told_alike() -> None:
    """Names of AWS are alike: they follow from the document's name, and are no placeholders.

    The ARN of a bucket is its name, because it has no region.
    """
    project = check(ROOT, ROOT / "specs").project
    assert project is not None
    values = published(project)
    counted = Counter((path.split("/")[2], value) for path, value in values.items())
    alike = {value for (_, value), count in counted.items() if count > 1}

    assert len(values) > 100
    assert {path for path, value in values.items() if value in alike} == {
        path for path in values if values[path] in alike and _follows_a_name(path)
    }


def _follows_a_name(path: str) -> bool:
    return path.endswith(NAMES) or ("/bucket/" in path and path.endswith("/arn"))


NAMES = ("/name", "/identifier")
