"""What `specgen.sdk` exports is what its page lists, no more and no less."""

import re
from pathlib import Path

import pytest

from specgen import sdk

PAGE = Path(__file__).parents[2] / "docs" / "writing-a-system.md"


def listed() -> set[str]:
    """Names in the first column of the page's tables."""
    rows = re.findall(r"^\| (`.*?`) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


@pytest.mark.synth
def test_the_page_lists_what_the_sdk_exports() -> None:
    from specgen.sdk import construct  # noqa: PLC0415  it loads CDKTF

    assert listed() == {*sdk.__all__, *construct.__all__}


def test_the_sdk_exports_nothing_else() -> None:
    modules = {"aws", "construct"}
    public = {name for name in vars(sdk) if not name.startswith("_")}
    ours = {name for name in public if not hasattr(vars(sdk)[name], "__path__")}
    exported = {n for n in ours if type(vars(sdk)[n]).__name__ != "module"}

    assert exported - modules == set(sdk.__all__)
