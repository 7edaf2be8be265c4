"""docs/cli.md: every command with its arguments and options, from the command line itself."""

from collections.abc import Iterator
from typing import Any

import typer.main

from doc_pages.markdown import cell, code, prose, table
from specgen.cli import app

HEAD = """# The command line

`specgen COMMAND --help` prints the same. Where a path is taken, it is the project's folder, a
folder inside it, or its folder of documents; by default the working folder. Written by `make docs`.

| exit code | meaning |
| --- | --- |
| 0 | nothing was found; what was asked for is done |
| 1 | findings, drift, or a change that is not allowed |
| 2 | wrong usage, or input that cannot be read |
| 3 | an error in specgen itself |
"""

WORDS = {
    "str": "TEXT",
    "text": "TEXT",
    "integer": "N",
    "int": "N",
    "int range": "N",
    "integer range": "N",
}
"""A type's name -> the placeholder of its values."""


def page() -> str:
    rows = ((f"[{name}](#{_anchor(name)})", cell(_first(one))) for name, one in commands())
    listed = table(("command", "what it does"), rows)
    return "\n".join([HEAD, listed, *(_section(name, one) for name, one in commands())])


def commands() -> Iterator[tuple[str, Any]]:
    yield from _inside("", typer.main.get_command(app))


def _inside(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    inside = getattr(command, "commands", None)
    if inside is not None:
        for name, inner in inside.items():
            if not inner.hidden:
                yield from _inside(f"{path} {name}".strip(), inner)
    else:
        yield path, command


def _anchor(name: str) -> str:
    return name.replace(" ", "-")


def _first(command: Any) -> str:
    return (command.help or "").partition("\n\n")[0].strip()


def _section(name: str, command: Any) -> str:
    return "\n" + "\n\n".join(part for part in _parts(name, command) if part) + "\n"


def _parts(name: str, command: Any) -> Iterator[str]:
    context = command.context_class(command, info_name=f"specgen {name}")
    yield f"## {name}"
    yield f"    specgen {name} {' '.join(command.collect_usage_pieces(context))}".rstrip()
    yield "\n\n".join(prose(" ".join(p.split())) for p in (command.help or "").split("\n\n"))
    # Typer brings its own copy of click, so its classes cannot be named here.
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    yield table(("argument", "what it is"), (_argument(context, one) for one in arguments))
    options = [p for p in command.get_params(context) if p.param_type_name == "option"]
    shown = (one for one in options if not one.hidden and "--help" not in one.opts)
    yield table(("option", "what it does", "default"), (_option(context, one) for one in shown))


def _argument(context: Any, one: Any) -> tuple[str, str]:
    said = getattr(one, "help", None) or ""
    return code(one.make_metavar(context)), cell(said)


def _option(context: Any, one: Any) -> tuple[str, str, str]:
    choices = [str(getattr(choice, "value", choice)) for choice in getattr(one.type, "choices", ())]
    value = "" if one.is_flag else f" {_placeholder(one, choices)}"
    names = ", ".join(code(f"{name}{value}") for name in [*one.opts, *one.secondary_opts])
    listed = f" ({', '.join(code(choice) for choice in choices)})" if choices else ""
    return names, f"{cell(one.help or '')}{listed}", _default(context, one)


def _placeholder(one: Any, choices: list[str]) -> str:
    if choices:
        return "FORMAT" if "--format" in one.opts else "WORD"
    return one.metavar or WORDS.get(one.type.name, str(one.type.name).upper())


def _default(context: Any, one: Any) -> str:
    if isinstance(one.show_default, str):
        return one.show_default
    value = one.get_default(context)
    value = getattr(value, "value", value)
    if one.is_flag or value is None or value in ("", [], ()) or "UNSET" in repr(value).upper():
        return ""
    return code(str(value))
