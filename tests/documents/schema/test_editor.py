"""What an editor shows in a project that `specgen init` made."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from language_server import LanguageServer, language_server, need_server
from rich.console import Console

from specgen.cli.run.init import Answers, init
from specgen.render.build import schema_files
from specgen.systems import SYSTEMS

pytestmark = pytest.mark.node

QUIET = Console(quiet=True)


def make(folder: Path) -> Path:
    assert init(folder, Answers(), QUIET, QUIET) == 0
    for path, text in schema_files([s.type for s in SYSTEMS]).items():
        file = folder / "generated" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("editor") / "shop")


@pytest.fixture(scope="module")
def server(project: Path) -> Iterator[LanguageServer]:
    """The editor is set up by the project's own settings, and by nothing else."""
    need_server()
    text = (project / ".vscode" / "settings.json").read_text(encoding="utf-8")
    with language_server(project, json.loads(text)) as running:
        yield running


def opened(server: LanguageServer, project: Path, name: str, text: str) -> tuple[str, list[Any]]:
    uri = (project / "specs" / f"{name}.yaml").as_uri()
    return uri, server.open(uri, text)


def labels(answer: Any) -> set[str]:
    items = answer if isinstance(answer, list) else answer["items"]
    return {item["label"] for item in items}


def test_keys_are_completed_for_the_kind(server: LanguageServer, project: Path) -> None:
    uri, _ = opened(server, project, "keys-of-log", "kind: log_group\nname: app\n\n")

    found = labels(server.ask("textDocument/completion", uri, 3, 1))

    assert {"retention_days", "overrides", "placement"} <= found
    assert "engine_version" not in found


def test_values_are_completed(server: LanguageServer, project: Path) -> None:
    uri, _ = opened(server, project, "values", "kind: \n")
    assert {"network", "postgres", "service"} <= labels(
        server.ask("textDocument/completion", uri, 1, 7)
    )

    text = "kind: postgres\nname: main\ncertificate_authority: \n"
    uri, _ = opened(server, project, "more-values", text)
    assert "rds-ca-ecc384-g1" in labels(server.ask("textDocument/completion", uri, 3, 24))


OVERRIDE = """kind: postgres
name: main
overrides:
  - when: {environment: prod}
    set:
"""


def test_keys_and_values_of_an_override_are_those_of_the_kind(
    server: LanguageServer, project: Path
) -> None:
    uri, _ = opened(server, project, "override", f"{OVERRIDE}      \n")
    found = labels(server.ask("textDocument/completion", uri, 6, 7))
    assert {"backup_retention_days", "storage"} <= found
    assert "kind" not in found

    text = f"{OVERRIDE}      certificate_authority: \n"
    uri, _ = opened(server, project, "override-value", text)
    assert "rds-ca-ecc384-g1" in labels(server.ask("textDocument/completion", uri, 6, 30))

    uri, _ = opened(server, project, "override-inner", f"{OVERRIDE}      storage:\n        \n")
    assert "iops" in labels(server.ask("textDocument/completion", uri, 7, 9))


def test_names_of_documents_are_completed(server: LanguageServer, project: Path) -> None:
    text = "kind: postgres\nname: main\nnetwork: \n"
    uri, _ = opened(server, project, "offered", text)
    assert "main" in labels(server.ask("textDocument/completion", uri, 3, 10))

    uri, _ = opened(server, project, "offered-none", "kind: web_acl\nname: web\ntrail: \n")
    assert "main" not in labels(server.ask("textDocument/completion", uri, 3, 8))


def test_a_name_that_is_not_there_yet_is_no_mistake_to_the_editor(
    server: LanguageServer, project: Path
) -> None:
    _, found = opened(server, project, "later", "kind: log_group\nname: app\nkey: later\n")
    assert found == []

    _, found = opened(server, project, "never", "kind: log_group\nname: app\nkey: Not A Name\n")
    assert [f["range"]["start"]["line"] for f in found] == [2]


def test_an_unknown_key_of_an_override_is_marked(server: LanguageServer, project: Path) -> None:
    _, found = opened(server, project, "override-fault", f"{OVERRIDE}      storage: {{iopz: 1}}\n")

    marked = [f for f in found if "iopz" in f["message"]]
    assert [f["range"]["start"]["line"] for f in marked] == [5]


def test_hover_tells_the_unit(server: LanguageServer, project: Path) -> None:
    text = "kind: postgres\nname: main\nbackup_retention_days: 7\n"
    uri, _ = opened(server, project, "hover", text)

    answer = server.ask("textDocument/hover", uri, 3, 3)

    assert "Days that automated backups are kept" in json.dumps(answer)


def test_an_unknown_key_is_marked_where_it_stands(server: LanguageServer, project: Path) -> None:
    text = "kind: log_group\nname: app\nretention_days: 14\nretension: 1\n"

    _, found = opened(server, project, "diagnostic", text)

    (finding,) = found
    assert finding["range"]["start"] == {"line": 3, "character": 0}
    assert "retension" in finding["message"]


def test_several_kinds_in_a_file_are_told_apart(server: LanguageServer, project: Path) -> None:
    for file in sorted((project / "specs").glob("*.yaml")):
        uri = file.as_uri()

        assert server.open(uri, file.read_text(encoding="utf-8")) == [], file.name


def test_the_modeline_works_without_settings(project: Path) -> None:
    need_server()
    text = (project / "specs" / "keys.yaml").read_text(encoding="utf-8")

    with language_server(project, {"yaml.validate": True}) as server:
        _, found = opened(server, project, "modeline", f"{text}\nunknown_key: 1\n")

    assert ["unknown_key" in f["message"] for f in found] == [True]
