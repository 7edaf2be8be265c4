"""Options are one language: an option of a name is the same in every command that has it."""

from collections.abc import Iterator
from typing import Any

import pytest
import typer
from support import make_project
from typer.testing import CliRunner

from specgen.cli import app

runner = CliRunner()
SHARED = (
    *("--env", "--region", "--stack", "--changed", "--base", "--output", "--quiet", "--fail-on"),
    "--no-cache",
)
NEEDED = {
    "--env": {"render", "stacks", "show", "prove", "cost"},
    "--region": {"render", "stacks", "show", "prove", "cost", "prices refresh"},
    "--stack": {"render", "stacks", "prove"},
    "--changed": {"stacks", "prove"},
    "--base": {"stacks", "prove", "fix"},
    "--output": {"validate", "fix", "stacks", "show", "prove", "diff", "cost"},
    "--quiet": {"validate", "render", "fix", "stacks", "prove", "diff"},
    "--format": {"validate", "fix", "stacks", "show", "prove", "diff", "cost"},
}
OTHER = {("init", "--region")}
"""Options of a new project, which chooses nothing."""
SEVERAL_PATHS = {"validate", "render", "fix", "watch", "stacks", "cost", "prices refresh"}
KEY = "kind: key\nname: data\nadmits: [rds]\n"


def commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


COMMANDS = dict(commands(typer.main.get_command(app)))


def uses(option: str) -> dict[str, Any]:
    return {
        name: parameter
        for name, command in COMMANDS.items()
        for parameter in command.params
        if option in parameter.opts and (name, option) not in OTHER
    }


def meaning(parameter: Any) -> tuple[Any, ...]:
    about = parameter.help, parameter.metavar, parameter.multiple, parameter.is_flag
    return (*sorted(parameter.opts), *about, parameter.type.name, str(parameter.default))


@pytest.mark.parametrize("option", SHARED)
def test_an_option_is_the_same_in_every_command(option: str) -> None:
    found = uses(option)

    assert len(found) > 1
    assert len({meaning(parameter) for parameter in found.values()}) == 1, sorted(found)


@pytest.mark.parametrize("option", NEEDED)
def test_the_commands_that_need_an_option_have_it(option: str) -> None:
    assert set(uses(option)) == NEEDED[option]


def test_every_format_is_a_choice_and_begins_with_text() -> None:
    for name, parameter in uses("--format").items():
        assert next(iter(parameter.type.choices)) == "text", name
        assert str(getattr(parameter.default, "value", parameter.default)) == "text", name


def test_paths_may_be_several_except_after_a_name() -> None:
    found = {
        name
        for name, command in COMMANDS.items()
        for p in command.params
        if p.name == "path" and p.param_type_name == "argument" and p.nargs == -1
    }
    assert found == SEVERAL_PATHS


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["stacks", "--env", "prdo"], "no environment is called prdo; write prod"),
        (["stacks", "--region", "us-eest-1"], "no region is called us-eest-1; write us-east-1"),
        (["stacks", "--stack", "kyes"], "no stack or root module is called kyes; write keys"),
        (["render", "--env", "prdo"], "no environment is called prdo; write prod"),
        (["cost", "--env", "prdo"], "no environment is called prdo; write prod"),
        (["prices", "refresh", "--region", "us-eest-1"], "no region is called us-eest-1"),
        (["show", "key/data", "--env", "prdo"], "no environment is called prdo; write prod"),
        (["show", "key/data", "--region", "us-eest-1"], "no region is called us-eest-1"),
        (["fix", "--code", "SHPE001"], "no rule has the code SHPE001; write SHAPE001"),
        (["validate", "--format", "jsno"], "'jsno' is not one of"),
    ],
)
def test_an_unknown_name_is_an_error_with_what_there_is(
    arguments: list[str], said: str, tmp_path: Any
) -> None:
    done = runner.invoke(app, [*arguments, str(make_project(tmp_path, KEY))])

    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())


def test_output_goes_to_the_file(tmp_path: Any) -> None:
    root = str(make_project(tmp_path, KEY))
    file = tmp_path / "written"
    for command in (["stacks", root, "--format", "json"], ["show", "key/data", root]):
        printed = runner.invoke(app, command)
        done = runner.invoke(app, [*command, "--output", str(file)])
        assert (done.exit_code, done.stdout) == (0, "")
        assert file.read_text() == printed.stdout
