"""`specgen stacks --format sh|make`: the commands run as they are printed, with plain Terraform."""

import os
import subprocess
from pathlib import Path

import pytest
from support import make_project
from typer.testing import CliRunner

from specgen.cli import app

KEY = "kind: key\nname: data\nadmits: [rds]\n"
HOLDER = "kind: secret\nname: api\n"
ORDER = ("prod/us-east-1/keys", "prod/us-east-1/network")
TERRAFORM = """#!/bin/sh
echo "$@" >> "$CALLS"
case "$*" in *"$FAILS_AT"*) exit 1;; esac
"""

runner = CliRunner()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "shop", f"{KEY}---\n{HOLDER}", ("network",))


def stacks(project: Path, *words: str) -> str:
    done = runner.invoke(app, ["stacks", str(project), "--env", "prod", *words])
    assert done.exit_code == 0, done.output
    return done.stdout


def run(tmp_path: Path, command: list[str], script: str, fails_at: str = "-") -> tuple[int, str]:
    """Exit code, and the calls of a Terraform that only notes its arguments."""
    tool, calls = tmp_path / "bin" / "terraform", tmp_path / "calls"
    tool.parent.mkdir(exist_ok=True)
    tool.write_text(TERRAFORM)
    tool.chmod(0o755)
    calls.write_text("")
    environment = {
        "PATH": f"{tool.parent}:{os.environ['PATH']}",
        "CALLS": str(calls),
        "FAILS_AT": f"{fails_at} apply" if fails_at != "-" else "no such call",
        "SPECGEN_DONE": "1",
    }
    done = subprocess.run(
        command, input=script, text=True, env=environment, check=False, capture_output=True
    )
    return done.returncode, calls.read_text()


def places(calls: str, verb: str) -> list[str]:
    """Root modules in the order in which Terraform was called with the verb."""
    lines = (line.split() for line in calls.splitlines())
    found = [folder.partition("/generated/")[2] for folder, word, *_ in lines if word == verb]
    return [place for place in found if place in ORDER]


@pytest.mark.parametrize(("form", "command"), [("sh", ["sh"]), ("make", ["make", "-f", "-"])])
def test_what_is_printed_applies_all_in_order(
    tmp_path: Path, project: Path, form: str, command: list[str]
) -> None:
    code, calls = run(tmp_path, command, stacks(project, "--format", form))

    assert code == 0
    assert places(calls, "apply") == list(ORDER)
    assert places(calls, "plan") == list(ORDER)
    assert "-auto-approve" not in calls


@pytest.mark.parametrize(("form", "command"), [("sh", ["sh"]), ("make", ["make", "-f", "-"])])
def test_it_ends_at_the_first_root_module_that_fails(
    tmp_path: Path, project: Path, form: str, command: list[str]
) -> None:
    code, calls = run(tmp_path, command, stacks(project, "--format", form), ORDER[0])

    assert code != 0
    assert places(calls, "apply") == [ORDER[0]]


def test_destroying_goes_the_other_way_round(tmp_path: Path, project: Path) -> None:
    code, calls = run(tmp_path, ["sh"], stacks(project, "--format", "sh", "--destroy"))

    assert code == 0
    assert places(calls, "plan") == list(reversed(ORDER))
    assert all("-destroy" in line for line in calls.splitlines() if " plan " in line)


def test_it_waits_for_what_terraform_cannot_do(project: Path) -> None:
    script = stacks(project, "--format", "sh", "--stack", "secrets")

    assert "by_hand" in script
    assert "--secret-id" in script
    assert "by_hand" not in stacks(project, "--format", "sh", "--stack", "keys")


def test_it_names_what_must_be_applied_already(project: Path) -> None:
    script = stacks(project, "--format", "sh", "--stack", "network")

    assert "# Not here, and must be applied already:\n#   prod/us-east-1/keys\n" in script


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--env", "prdo"], "no environment is called prdo; write prod"),
        (["--region", "us-east1"], "no region is called us-east1; write us-east-1"),
        (["--stack", "netwrok"], "no stack or root module is called netwrok; write network"),
        (["--affected-by", "netwrok"], "no stack or root module is called netwrok; write network"),
        (["--stack", "zoo"], "no stack or root module is called zoo; there are keys, "),
        (["--destroy"], "--destroy needs --format sh or make"),
    ],
)
def test_an_unknown_name_is_an_error(project: Path, words: list[str], message: str) -> None:
    done = runner.invoke(app, ["stacks", str(project), *words])

    assert done.exit_code == 2
    assert message in done.stderr


def test_names_that_no_root_module_has_together(project: Path) -> None:
    words = ["--region", "us-west-2", "--env", "dev"]
    done = runner.invoke(app, ["stacks", str(project), *words])

    assert done.exit_code == 2
    assert "no root module is in all of these: --env dev, --region us-west-2" in done.stderr


def test_the_bucket_of_the_states_comes_first(tmp_path: Path) -> None:
    project = tmp_path / "shop"
    assert runner.invoke(app, ["init", str(project)]).exit_code == 0

    whole = runner.invoke(app, ["stacks", str(project), "--format", "sh"])
    part = runner.invoke(app, ["stacks", str(project), "--format", "sh", "--stack", "keys"])
    gone = runner.invoke(app, ["stacks", str(project), "--format", "sh", "--destroy"])

    steps = [
        line for line in whole.stdout.splitlines() if line.startswith(("run ", "first_state "))
    ]
    assert steps[0].startswith("first_state ")
    assert steps[0].endswith("/bootstrap")
    assert not any(step.startswith("first_state ") for step in steps[1:])
    assert "#   account/us-east-1/bootstrap\n" in part.stdout
    assert gone.stdout.rstrip().endswith("/bootstrap")
    assert "the account 000000000000 is a placeholder" in whole.stderr


NO_BUCKET = """#!/bin/sh
echo "$@" >> "$CALLS"
folder=${1#-chdir=}
case "$2" in
  init) [ -e "$CALLS.bucket" ] || [ -e "$folder/backend_override.tf.json" ] || {
    echo "$SAYS" >&2; exit 1; } ;;
  apply) touch "$CALLS.bucket"; [ ! -e "$folder/backend_override.tf.json" ] || {
    touch "$folder/terraform.tfstate"; exit "${INTERRUPTED:-0}"; } ;;
esac
"""
MISSING = 'Error: Failed to get existing workspaces: S3 bucket "shop" does not exist.'


@pytest.fixture
def bootstrap(tmp_path: Path) -> Path:
    """The folder of the state's bucket, and a Terraform that has no such bucket at first."""
    project = tmp_path / "shop"
    assert runner.invoke(app, ["init", str(project)]).exit_code == 0
    folder = project / "generated/account/us-east-1/bootstrap"
    folder.mkdir(parents=True)
    tool = tmp_path / "bin" / "terraform"
    tool.parent.mkdir()
    tool.write_text(NO_BUCKET)
    tool.chmod(0o755)
    return folder


def first_apply(folder: Path, form: str, **extra: str) -> tuple[int, list[str], str]:
    """Exit code, the calls of Terraform without the folder, what was printed as a fault."""
    project, home = folder.parents[3], folder.parents[4]
    words = ["stacks", str(project), "--env", "account", "--format", form]
    script = runner.invoke(app, words).stdout
    calls = home / "calls"
    environment = {"PATH": f"{home / 'bin'}:{os.environ['PATH']}", "CALLS": str(calls), **extra}
    command = ["sh"] if form == "sh" else ["make", "-f", "-"]
    done = subprocess.run(
        command, input=script, text=True, env=environment, check=False, capture_output=True
    )
    lines = [line.split(maxsplit=1)[1] for line in calls.read_text().splitlines()]
    calls.unlink()
    return done.returncode, lines, done.stderr


FIRST = [
    "init -input=false -no-color",
    "init -input=false",
    "plan -input=false -out=.terraform/specgen.tfplan",
    "apply -input=false .terraform/specgen.tfplan",
    "init -input=false -migrate-state -force-copy",
]


@pytest.mark.parametrize("form", ["sh", "make"])
def test_the_state_of_the_bucket_moves_into_the_bucket(bootstrap: Path, form: str) -> None:
    code, calls, said = first_apply(bootstrap, form, SAYS=MISSING)

    assert (code, calls) == (0, FIRST), said
    assert list(bootstrap.iterdir()) == []
    assert first_apply(bootstrap, form, SAYS=MISSING)[1] == FIRST[:-1]


@pytest.mark.parametrize("form", ["sh", "make"])
def test_a_first_apply_that_ended_is_continued(bootstrap: Path, form: str) -> None:
    code, _, _ = first_apply(bootstrap, form, SAYS=MISSING, INTERRUPTED="1")
    assert code != 0
    kept = {file.name for file in bootstrap.iterdir()}
    assert kept == {"backend_override.tf.json", "terraform.tfstate"}

    code, calls, said = first_apply(bootstrap, form, SAYS=MISSING)

    assert (code, calls) == (0, FIRST[1:]), said
    assert list(bootstrap.iterdir()) == []


@pytest.mark.parametrize("form", ["sh", "make"])
def test_a_backend_that_fails_otherwise_is_not_made(bootstrap: Path, form: str) -> None:
    code, calls, said = first_apply(bootstrap, form, SAYS="Error: No valid credential sources")

    assert (code != 0, calls) == (True, FIRST[:1])
    assert "No valid credential sources" in said
    assert list(bootstrap.iterdir()) == []
