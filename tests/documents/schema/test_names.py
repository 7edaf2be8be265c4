"""The schema that completes names: which, when it is written, and that it refuses no new name."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from support import make_project
from typer.testing import CliRunner

from specgen.cli import app
from specgen.documents.schema.bundle import bundled_schema
from specgen.documents.schema.fields import REFERENCE
from specgen.documents.schema.names import with_names
from specgen.systems import SYSTEMS

FILE = ".specgen/schemas/specgen.schema.json"
MODELINE = f"# yaml-language-server: $schema=../{FILE}\n"
GROUP = "kind: log_group\nname: {}\n"
KEY = "kind: key\nname: data\nadmits: [logs]\n"


def run(*words: str) -> Any:
    return CliRunner().invoke(app, words)


def offered(root: Path, kind: str, key: str) -> list[str]:
    schema = json.loads((root / FILE).read_text())
    node = schema["$defs"][kind]["properties"][key]
    return [name for branch in node.get("anyOf", ()) for name in branch.get("enum", ())]


def test_two_documents_are_offered_where_a_key_names_one(tmp_path: Path) -> None:
    two = KEY + "---\n" + KEY.replace("data", "audit")
    root = make_project(tmp_path, MODELINE + two + "---\n" + GROUP.format("app"))

    assert run("validate", str(root), "--quiet").exit_code == 0

    assert offered(root, "log_group", "key") == ["audit", "data"]
    assert offered(root, "service", "cluster") == []


def test_the_schema_follows_the_documents(tmp_path: Path) -> None:
    root = make_project(tmp_path, MODELINE + KEY)
    run("validate", str(root))
    make_project(root, KEY.replace("data", "other"))

    run("render", str(root), "--check")
    assert offered(root, "log_group", "key") == ["data"]
    run("validate", str(root))
    assert offered(root, "log_group", "key") == ["other"]


def test_one_that_was_deleted_is_written_again(tmp_path: Path) -> None:
    root = make_project(tmp_path, MODELINE + KEY)
    run("validate", str(root))
    run("validate", str(root))
    (root / FILE).unlink()

    run("validate", str(root))

    assert offered(root, "log_group", "key") == ["data"]


def test_git_ignores_it(tmp_path: Path) -> None:
    root = make_project(tmp_path, MODELINE + KEY)
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    run("validate", str(root))

    command = ["git", "status", "--porcelain", "--untracked-files=all"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)

    assert (root / FILE).exists()
    assert ".specgen" not in done.stdout


def test_nothing_is_written_if_nobody_asks(tmp_path: Path) -> None:
    root = make_project(tmp_path, KEY)

    assert run("validate", str(root)).exit_code == 0

    assert not (root / ".specgen").exists()


def test_a_command_writes_it_and_says_how_to_use_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_project(tmp_path, KEY))

    done = run("schema", "--names")

    assert done.exit_code == 0
    assert MODELINE.strip() in done.stdout
    assert offered(tmp_path, "log_group", "key") == ["data"]
    assert run("schema", "--names", "key").exit_code == 2


def test_a_folder_that_cannot_be_written_stops_no_check(tmp_path: Path) -> None:
    root = make_project(tmp_path, MODELINE + KEY)
    (root / ".specgen").write_text("a file, where a folder should be")

    assert run("validate", str(root)).exit_code == 0


def test_each_reference_offers_names_and_takes_any_other() -> None:
    names = {system.kind: ["there"] for system in SYSTEMS}
    schema = with_names(bundled_schema([s.type for s in SYSTEMS]), names)
    found = list(references(schema))

    assert len(found) > 100
    for node in found:
        check = Draft202012Validator(node)
        assert all(check.is_valid(name) for name in ("there", "not-there-yet"))
        assert not any(check.is_valid(name) for name in ("Not A Name", 1, {}))


def references(node: Any) -> list[Any]:
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    own = [node] if isinstance(node, dict) and isinstance(node.get(REFERENCE), dict) else []
    return [*own, *(found for one in inner for found in references(one))]
