"""The command line as a newcomer and a script meet it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import make_project
from typer.testing import CliRunner

from specgen import __version__
from specgen.cli import app, main
from specgen.sdk.system import System
from specgen.systems import SYSTEMS

COMMANDS = ("validate", "render", "prove", "stacks", "show", "schema", "explain", "doctor", "init")
KEY = "kind: key\nname: data\nadmits: [rds]\n"
BROKEN = "kind: key\nname: data\nadmit: [rds]\n"

runner = CliRunner()


def test_bare_specgen_shows_its_help() -> None:
    done = runner.invoke(app, [])

    assert all(command in done.output for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    done = runner.invoke(app, [command, "-h"])

    assert done.exit_code == 0
    assert "Usage" in done.output


def test_validate_ends_with_0_when_there_are_warnings_only(tmp_path: Path) -> None:
    done = runner.invoke(app, ["validate", str(make_project(tmp_path, KEY))])

    assert done.exit_code == 0
    assert "1 warning in 2 files" in done.stderr


def test_validate_ends_with_1_and_shows_the_line(tmp_path: Path) -> None:
    done = runner.invoke(app, ["validate", str(make_project(tmp_path, BROKEN))])

    assert done.exit_code == 1
    assert "specs/case.yaml:3:1: error[SHAPE001] unknown key `admit`; write `admits`" in done.stdout
    assert "      3 | admit: [rds]\n        | ^^^^^\n" in done.stdout


def test_validate_ends_with_2_where_there_is_nothing_to_read(tmp_path: Path) -> None:
    done = runner.invoke(app, ["validate", str(tmp_path / "nowhere")])

    assert done.exit_code == 2
    assert "does not exist" in done.stderr


def test_findings_as_json_have_place_and_code(tmp_path: Path) -> None:
    root = make_project(tmp_path, BROKEN)
    done = runner.invoke(app, ["validate", str(root), "--format", "json", "-q"])

    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["code"], finding["file"], finding["line"]) == ("SHAPE001", "specs/case.yaml", 3)


def test_findings_for_github_are_escaped(tmp_path: Path) -> None:
    text = 'kind: key\nname: "a,b: 100%"\nadmits: [rds]\n'
    done = runner.invoke(app, ["validate", str(make_project(tmp_path, text)), "--format", "github"])

    line = done.stdout.splitlines()[0]
    assert line.startswith(
        "::error file=specs/case.yaml,line=2,endLine=2,col=7,endColumn=17,title=SHAPE001::"
    )
    assert "100%25" in line


def test_stacks_lists_the_order_and_what_is_affected(tmp_path: Path) -> None:
    root = make_project(tmp_path, KEY, ("network",))
    done = runner.invoke(app, ["stacks", str(root), "--format", "json"])

    listed = json.loads(done.stdout)
    ids = [m["id"] for m in listed]
    assert ids.index("prod/us-east-1/keys") < ids.index("prod/us-east-1/network")
    keys = next(m for m in listed if m["id"] == "prod/us-east-1/keys")
    assert keys["affects"] == ["prod/us-east-1/network"]
    assert keys["wave"] == 1


def test_show_prints_each_value_with_its_line(tmp_path: Path) -> None:
    root = make_project(tmp_path, KEY, ("network",))
    arguments = ["show", "network/main", str(root), "--region", "us-west-2", "--format", "json"]
    done = runner.invoke(app, arguments)

    (group,) = json.loads(done.stdout)
    assert group["where"] == ["prod/us-west-2"]
    cidr = group["values"]["cidr"]
    assert cidr == {"value": "10.1.0.0/16", "set_by": "specs/base-network.yaml:13"}
    assert group["values"]["nat.placement"]["set_by"] == "default"


def test_show_says_what_there_is_when_a_name_is_wrong(tmp_path: Path) -> None:
    root = make_project(tmp_path, KEY, ("network",))
    done = runner.invoke(app, ["show", "network/mian", str(root)])

    assert done.exit_code == 2
    assert "did you mean network/main" in done.stderr


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("NET001", "AWS refuses subnets outside the VPC's block"),
        ("net-001", "AWS refuses subnets outside the VPC's block"),
        ("network.nat.placement", "one_per_zone"),
        ("network.tiers.app.cidrs[0]", "10.0.0.0/16"),
        ("key", "* admits"),
        ("backup.plans.nightly.delete_after_days", "backup.plans.KEY.delete_after_days: Days"),
        ("backup.plans.delete_after_days", "backup.plans.KEY.delete_after_days: Days"),
        ("backup.plans.copies.to", "backup.plans.KEY.copies[0].to: "),
        ("existing.queue.arn", "existing.queue.KEY.arn: "),
    ],
)
def test_explain_knows_codes_keys_and_kinds(what: str, expected: str) -> None:
    done = runner.invoke(app, ["explain", what])

    assert done.exit_code == 0
    assert expected in done.stdout


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("netwrok", "network"),
        ("backup.plans.delete_after_day", "backup.plans.KEY.delete_after_days"),
        ("service.healthcheck", "service.health_check"),
        ("existing.queue.urn", "existing.queue or existing.queue.KEY.arn"),
    ],
)
def test_explain_guesses_what_was_meant(what: str, expected: str) -> None:
    done = runner.invoke(app, ["explain", what])

    assert done.exit_code == 2
    assert f"did you mean {expected}" in done.stderr


def test_schema_prints_json_schema_of_a_kind() -> None:
    schema = json.loads(runner.invoke(app, ["schema", "network"]).stdout)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["properties"]["kind"]["const"] == "network"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("specgen show netw", "network/main"),
        ("specgen render --env p", "prod"),
        ("specgen render --stack ne", "network"),
        ("specgen prove conv", "converge"),
        ("specgen prove plan --env p", "prod"),
        ("specgen schema secu", "security_group"),
        ("specgen explain NET00", "NET001"),
    ],
)
def test_the_shell_completes(
    line: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_project(tmp_path, KEY, ("network",)))
    environment = {
        "_SPECGEN_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split()) - 1),
    }
    done = runner.invoke(app, [], prog_name="specgen", env=environment)

    assert expected in done.output.split()


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("postgres.storage.iops", "unit:     I/O operations a second"),
        ("postgres.storage.iops", "becomes:  aws_db_instance.iops\n"),
        ("network.tiers.app.cidrs[0]", "aws_subnet.cidr_block"),
        ("postgres.storage", "aws_db_instance.allocated_storage, aws_db_instance.iops"),
        ("queue.fifo", "replaces: aws_sqs_queue (fifo_queue or name forces it); lost with it: "),
        ("queue.delay_seconds", "replaces: nothing"),
        ("postgres.storage.allocated_gib", "changes:  storage never becomes smaller\n"),
        ("mysql_replica.source", "nor follows another source\n"),
    ],
)
def test_explain_tells_unit_and_attributes_of_a_key(what: str, expected: str) -> None:
    assert expected in runner.invoke(app, ["explain", what]).stdout


def test_explain_cuts_long_lists_and_counts_the_rest() -> None:
    assert re.search(r" and \d+ more\n", runner.invoke(app, ["explain", "key.admits[0]"]).stdout)


def test_a_bug_of_ours_tells_where_and_nothing_of_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: object) -> None:
        raise KeyError(KEY)

    project = make_project(tmp_path, KEY)
    monkeypatch.setattr("specgen.pipeline.run_checks", lambda *_: broken(KEY))
    monkeypatch.setattr("sys.argv", ["specgen", "validate", str(project)])
    monkeypatch.delenv("SPECGEN_DEBUG", raising=False)

    with pytest.raises(SystemExit) as ended:
        main()

    printed = capsys.readouterr()
    assert ended.value.code == 3
    assert "internal error: KeyError" in printed.err
    assert re.search(r"at specgen/pipeline\.py:\d+ in check", printed.err)
    assert "admits" not in printed.err + printed.out
    assert "Traceback" not in printed.err


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("schedule", "service.schedule "),
        ("cron", "BKP108 "),
        ("ttl", "public_zone.records.0.ttl_seconds "),
        ("dead", "service.queue.max_receive_count "),
    ],
)
def test_explain_finds_a_word_in_keys_and_rules(word: str, line: str) -> None:
    done = runner.invoke(app, ["explain", word])

    assert done.exit_code == 0
    assert f"\n  {line}" in done.stdout


def test_explain_knows_nothing_of_some_words() -> None:
    done = runner.invoke(app, ["explain", "xyzzy"])

    assert done.exit_code == 2
    assert "no code, kind, key or word `xyzzy`" in done.stderr


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.kind)
def test_explain_shows_the_smallest_document_of_a_kind_and_its_rules(system: System) -> None:
    done = runner.invoke(app, ["explain", system.kind])

    assert f"\n    kind: {system.kind}\n" in done.stdout
    assert all(f"\n    {rule.code} " in done.stdout for rule in system.rules)


def test_explaining_a_kind_does_not_load_cdktf() -> None:
    call = "app(['explain', 'topic'], standalone_mode=False)"
    script = f"import sys; from specgen.cli import app; {call}; sys.exit('cdktf' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_the_version_is_printed() -> None:
    assert runner.invoke(app, ["--version"]).stdout == f"specgen {__version__}\n"
