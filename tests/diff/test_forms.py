"""The output for readers, pull requests and programs; the exit code."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from doc_pages import pages as docs
from modules import MODULE, resources, settings, side, sides, unplanned
from support import make_project
from typer.testing import CliRunner

from specgen.cli import app
from specgen.diff import as_json, markdown, run, text
from specgen.diff.base import Sides
from specgen.findings.report import plain_console

DATABASE = {"skip_final_snapshot": True, "engine": "postgres", "storage_encrypted": True}
BASE = {"postgres-main": resources(aws_db_instance={"main": DATABASE}, aws_iam_role={"a": {}})}
CHANGED = {
    "postgres-main": resources(
        aws_db_instance={"main": DATABASE | {"storage_encrypted": False}},
        aws_iam_role={"a": {"description": "`<b>` @all | *x*\x1b[31m"}},
        aws_sqs_queue={f"q{n}": {} for n in range(6)},
    )
}


def shown(both: Sides) -> str:
    return text.text(unplanned(both), plain_console())


def test_losses_come_first_and_say_how_to_allow_them() -> None:
    made = shown(sides(BASE, {"postgres-main": resources(aws_iam_role={"a": {}})}))

    lines = made.splitlines()
    assert lines[3] == "STATEFUL RESOURCES: 1 destroyed"
    assert "= lost: the database with its data" in made
    assert "NOT ALLOWED: no decision allows it" in made
    assert "allows_destroying: [{address: aws_db_instance.main, until: ...}]" in made


def test_a_guard_that_goes_with_its_resource_is_told() -> None:
    guarded = DATABASE | {"lifecycle": {"prevent_destroy": True}}
    base = {"postgres-main": resources(aws_db_instance={"main": guarded})}

    assert "its prevent_destroy is removed with it" in shown(
        sides(base, {"postgres-main": resources()})
    )
    assert "prevent_destroy" not in shown(sides(BASE, {"postgres-main": resources()}))


def test_what_aws_refuses_to_create_is_named_among_many() -> None:
    queues = {f"q{n}": {"name": f"q{n}"} for n in range(6)}
    base = {"queue-a": resources(aws_sqs_queue={"a": {"name": "q0"}})}
    head = {"queue-a": resources(aws_sqs_queue=queues)}
    result = unplanned(sides(base, head))

    for made in (text.text(result, plain_console()), markdown.markdown(result)):
        assert "aws_sqs_queue.q0" in made
        assert "the name `q0` still belongs to aws_sqs_queue.a" in made.replace("\\", "")
        assert "5 aws_sqs_queue" in made.replace("`", "")


def test_what_was_not_planned_says_so() -> None:
    made = shown(sides(BASE, CHANGED))

    assert "storage_encrypted: true -> false" in made
    assert "not planned (not asked for)" in made
    assert "also for 1 stateful resource" in made
    assert "STATEFUL" not in made
    assert "self-test" not in made


def test_many_new_resources_are_told_by_type() -> None:
    assert "+   6 resources: 6 aws_sqs_queue" in shown(sides(BASE, CHANGED))


def test_many_resources_that_change_alike_are_told_together() -> None:
    def queues(days: int) -> dict[str, Any]:
        body = {"max_session_duration": days}
        return {"q-a": resources(aws_iam_role={f"q{n}": body for n in range(6)})}

    made = shown(sides(queues(1), queues(2)))

    assert "6 resources with the same change: unknown" in made
    assert made.count("max_session_duration: 1 -> 2") == 1


def test_every_place_of_what_is_folded_is_told() -> None:
    """Also if the rest of the document changes somewhere else."""
    queues = {"q-a": resources(aws_sqs_queue={f"q{n}": {"name": f"q{n}"} for n in range(6)})}
    role = resources(aws_iam_role={"a": {"max_session_duration": 1}})
    other = resources(aws_iam_role={"a": {"max_session_duration": 2}})
    base = {"prod/r1/x": {"q-a": {}}, "prod/r2/x": {"q-a": {}}, "prod/r3/x": {"q-a": role}}
    head = {"prod/r1/x": queues, "prod/r2/x": queues, "prod/r3/x": {"q-a": other}}
    both = Sides(side("base", base), side("head", head))

    made = shown(both)
    marked = markdown.markdown(unplanned(both))

    assert "12 resources: 6 aws_sqs_queue in each  prod/r1, prod/r2 (x)" in made
    assert "max_session_duration" in made
    assert "prod/r1, prod/r2 (x)" in marked


def test_every_place_of_what_changes_alike_is_told() -> None:
    def modules(days: int) -> dict[str, Any]:
        body = {"max_session_duration": days}
        roles = [f"r{n}" for n in range(6)]
        return {
            "prod/r1/x": {"q-a": resources(aws_iam_role=dict.fromkeys(roles[:4], body))},
            "dev/r1/y": {"q-b": resources(aws_iam_role=dict.fromkeys(roles[4:], body))},
        }

    both = Sides(side("base", modules(1)), side("head", modules(2)))

    for made in (shown(both), markdown.markdown(unplanned(both))):
        assert "6 resources with the same change" in made
        assert "prod/r1/x" in made
        assert "dev/r1/y" in made


def test_nothing_that_differs_is_said() -> None:
    assert shown(sides(BASE, BASE)).splitlines()[-1] == "nothing differs"


def test_terminal_codes_of_a_value_are_not_obeyed() -> None:
    assert "\x1b" not in shown(sides(BASE, CHANGED))
    assert "\x1b" not in markdown.markdown(unplanned(sides(BASE, CHANGED)))


def test_markdown_holds_what_is_written_as_text() -> None:
    made = markdown.markdown(unplanned(sides(BASE, CHANGED)))

    assert made.startswith("### specgen diff: ")
    assert '``description: not set -> "`<b>` @all | *x*<U+001B>[31m"``' in made
    assert made.count("<details>") == made.count("</details>") == 1


def test_markdown_fits_a_comment() -> None:
    many = {f"q-{n}": resources(aws_sqs_queue={f"q{n}": {"name": f"{n}" * 90}}) for n in range(900)}
    empty = {f"q-{n}": resources(aws_sqs_queue={f"q{n}": {}}) for n in range(900)}

    made = markdown.markdown(unplanned(sides(empty, many)))

    assert len(made) < 65_536
    assert "more parts: `specgen diff` prints all of them" in made
    assert made.count("<details>") == made.count("</details>")


def test_json_fits_its_committed_schema() -> None:
    schema = json.loads((docs.ROOT / "docs" / "diff.schema.json").read_text(encoding="utf-8"))
    made = json.loads(as_json.as_json(unplanned(sides(BASE, CHANGED))))

    jsonschema.Draft202012Validator(schema).validate(made)
    database = next(c for c in made["changes"] if c["address"] == "aws_db_instance.main")
    assert (database["action"], database["stateful"]) == ("unknown", True)
    assert database["attributes"] == [
        {
            "path": "storage_encrypted",
            "old": {"value": True},
            "new": {"value": False},
            "forces_replacement": False,
        }
    ]
    role = next(c for c in made["changes"] if c["address"] == "aws_iam_role.a")
    assert role["attributes"][0]["old"] == {"mark": "absent"}


def test_without_terraform_an_unknown_loss_fails_and_without_a_plan_it_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run.mirror, "terraform_version", lambda: None)
    both = sides(BASE, CHANGED)

    without = run.run(both, None, run.Options())

    assert "no terraform on PATH" in text.text(without, plain_console())
    assert without.fails
    assert not run.run(both, None, run.Options(plan=False)).fails


def test_a_change_of_nothing_stateful_passes_without_terraform(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run.mirror, "terraform_version", lambda: None)
    head = {"postgres-main": resources(aws_db_instance={"main": DATABASE})}

    assert not run.run(sides(BASE, head), None, run.Options()).fails


def test_settings_may_replace_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.mirror, "terraform_version", lambda: None)
    both = sides({}, {"terraform": settings(region="us-east-2")})

    assert run.run(both, None, run.Options()).fails
    assert not run.run(both, None, run.Options(plan=False)).fails
    assert "not planned" in shown(both)


def write(folder: Path, documents: dict[str, Any]) -> Path:
    for name, files in side("", {MODULE: documents}).modules.items():
        (folder / name).mkdir(parents=True)
        for file, content in files.items():
            (folder / name / file).write_bytes(content)
    return folder


ALLOWED = """\
kind: decision
name: no-database
document: postgres/main
allows_destroying: [{address: aws_db_instance.main, until: "2999-12-31"}]
realised: the database goes
reason: nobody has used it for a year
decided_by: platform team
status: accepted
"""


@pytest.mark.parametrize(("decision", "code"), [("", 1), (ALLOWED, 0)])
def test_the_exit_code_says_whether_a_loss_is_allowed(
    tmp_path: Path, decision: str, code: int
) -> None:
    base = write(tmp_path / "base", BASE)
    root = make_project(tmp_path / "project", decision)
    write(root / "generated", {"postgres-main": resources(aws_iam_role={"a": {}})})

    done = CliRunner().invoke(app, ["diff", str(base), str(root), "--no-plan"])

    assert done.exit_code == code, done.output
    assert ("allowed by decision/no-database until 2999-12-31" in done.output) == (code == 0)


def test_what_cannot_be_compared_ends_with_2(tmp_path: Path) -> None:
    root = make_project(tmp_path, "")
    write(root / "generated", BASE)

    done = CliRunner().invoke(app, ["diff", str(tmp_path / "nowhere"), str(root)])

    assert done.exit_code == 2
    assert "neither a revision" in done.output or "not a git repository" in done.output


def test_documents_with_errors_are_mended_first(tmp_path: Path) -> None:
    root = make_project(tmp_path, "kind: network\nname: main\n")
    write(root / "generated", BASE)

    done = CliRunner().invoke(app, ["diff", str(root / "generated"), str(root)])

    assert done.exit_code == 1
    assert "SHAPE001" in done.output


def test_settings_are_told_in_their_own_group() -> None:
    made = shown(sides({}, {"terraform": settings(default_tags=[{"tags": {"Team": "data"}}])}))

    assert "provider" in made
