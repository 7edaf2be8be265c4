"""The arguments of `specgen prove`."""

from pathlib import Path

import pytest

from specgen.cli.run.prove_words import NotUnderstood, parts_and_path


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ((), Path())),
        (["plan", "validate"], (("validate", "plan"), Path())),
        (["shop"], ((), Path("shop"))),
        (["shop", "plan"], (("plan",), Path("shop"))),
        (["validate", "./validate"], (("validate",), Path("validate"))),
    ],
)
def test_parts_are_words_and_the_rest_is_the_project(
    words: list[str], expected: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("shop", "validate"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)

    assert parts_and_path(words) == expected


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["pln"], "write plan"),
        (["/nowhere/at/all"], "parts: validate, plan"),
        (["a", "b"], "one project at a time, got a, b"),
    ],
)
def test_what_is_not_understood_is_named(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)

    with pytest.raises(NotUnderstood, match=said):
        parts_and_path(words)
