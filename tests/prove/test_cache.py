"""A pass is cached under everything that it depends on, and nothing else."""

from pathlib import Path

import pytest

from specgen.prove import cache
from specgen.prove.cache import Cache, answers, key_of, open_cache

KEY = "0" * 64


@pytest.fixture
def module(tmp_path: Path) -> Path:
    folder = tmp_path / "module"
    folder.mkdir()
    (folder / "inputs.tf.json").write_text('{"name": "/a/b"}', encoding="utf-8")
    return folder


def test_what_is_kept_is_found_and_nothing_else(tmp_path: Path) -> None:
    Cache(tmp_path).keep(KEY, 7)

    found = Cache(tmp_path).find(KEY)

    assert found is not None
    assert found.count == 7
    assert Cache(tmp_path).find("1" * 64) is None
    assert [p.name for p in tmp_path.iterdir()] == [KEY]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b'{"key": "other", "count": 1}', b'{"count": 1}']
)
def test_a_damaged_entry_is_none(tmp_path: Path, content: bytes) -> None:
    Cache(tmp_path).keep(KEY, 7)
    (tmp_path / KEY).write_bytes(content)

    assert Cache(tmp_path).find(KEY) is None


def test_an_entry_under_another_key_is_none(tmp_path: Path) -> None:
    Cache(tmp_path).keep(KEY, 7)
    (tmp_path / KEY).rename(tmp_path / ("1" * 64))

    assert Cache(tmp_path).find("1" * 64) is None


def test_without_a_folder_nothing_is_kept() -> None:
    Cache().keep(KEY, 7)

    assert Cache().find(KEY) is None


def test_a_folder_that_is_gone_fails_nothing(tmp_path: Path) -> None:
    Cache(tmp_path / "gone").keep(KEY, 7)

    assert Cache(tmp_path / "gone").find(KEY) is None


def test_every_byte_answer_version_and_part_changes_the_key(module: Path) -> None:
    base = key_of("plan", module, {"terraform": "1.11.4"})
    others = [
        key_of("validate", module, {"terraform": "1.11.4"}),
        key_of("plan", module, {"terraform": "1.11.5"}),
        key_of("plan", module, {"terraform": "1.11.4", "/a/b": "vpc-1"}),
        key_of("plan", module, {"terraform": "1.11.4", "/a/b": "vpc-2"}),
    ]
    (module / "inputs.tf.json").write_text('{"name": "/a/c"}', encoding="utf-8")
    others.append(key_of("plan", module, {"terraform": "1.11.4"}))
    (module / "inputs.tf.json").rename(module / "outputs.tf.json")
    others.append(key_of("plan", module, {"terraform": "1.11.4"}))

    assert len({base, *others}) == 7


def test_the_key_knows_our_own_code(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = key_of("plan", module, {})
    monkeypatch.setattr(cache, "own_code", lambda: "another")

    assert key_of("plan", module, {}) != base
    assert key_of("plan", module, {}) == key_of("plan", module, {})


def test_only_what_a_module_can_ask_for_is_of_its_key(module: Path) -> None:
    assert answers(module, {"/a/b": "1", "/a": "2", "/a/b/c": "3"}) == {"/a/b": "1"}


def test_the_cache_is_the_users_own(tmp_path: Path) -> None:
    opened = open_cache({"XDG_CACHE_HOME": str(tmp_path)})

    assert opened.folder == tmp_path / "specgen" / "proofs"
    assert opened.folder.stat().st_mode & 0o777 == 0o700
    opened.keep(KEY, 1)
    assert (opened.folder / KEY).stat().st_mode & 0o077 == 0


def test_a_cache_that_others_could_write_is_not_believed(tmp_path: Path) -> None:
    opened = open_cache({"XDG_CACHE_HOME": str(tmp_path)})
    assert opened.folder is not None
    opened.folder.chmod(0o777)

    assert open_cache({"XDG_CACHE_HOME": str(tmp_path)}).folder is None


def test_a_cache_that_cannot_be_made_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    assert open_cache({"XDG_CACHE_HOME": str(tmp_path / "file")}).folder is None
