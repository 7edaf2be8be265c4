"""A page of docs/ as the steps that its reader takes; CONTRIBUTING says what each block means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(
    r"^```(?P<language>\w*)\n(?P<body>.*?)^```$|^<!-- done already\n(?P<before>.*?)^-->$",
    re.DOTALL | re.MULTILINE,
)
EXIT = re.compile(r"# exits with (\d)")
FILE = re.compile(r"# (?P<path>[\w./-]+\.\w+)\n")
ONLY_READ = ("text", "json", "yaml", "python")


@dataclass(frozen=True, slots=True)
class Command:
    """expected: lines of its output in their order; `...` is any text, and as a line any lines"""

    line: int
    text: str
    expected: tuple[str, ...] = ()
    code: int = 0


@dataclass(frozen=True, slots=True)
class File:
    line: int
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    line: int
    path: str
    old: str
    new: str


Step = Command | File | Edit


def steps(page: Path, before: str = "") -> list[Step]:
    """before: a heading; what follows it is not taken"""
    text = page.read_text(encoding="utf-8")
    if before:
        text, found, _ = text.partition(f"\n{before}\n")
        assert found, f"{page} has no heading {before}"
    return [
        step
        for block in BLOCK.finditer(text)
        for step in _of(block, text.count("\n", 0, block.start()) + 2)
    ]


def _of(block: re.Match[str], line: int) -> Iterator[Step]:
    if block["before"]:
        yield Command(line, block["before"])
        return
    language, body = block["language"], block["body"]
    if language == "sh":
        yield Command(line, body)
    elif language == "console":
        yield from _console(body, line)
    elif language == "diff":
        yield _edit(body, line)
    elif found := FILE.match(body):
        yield File(line, found["path"], body[found.end() :])
    else:
        assert language in ONLY_READ, f"line {line}: nobody runs a block of {language or 'nothing'}"


def _console(body: str, line: int) -> Iterator[Command]:
    for part in re.split(r"^(?=\$ )", body, flags=re.MULTILINE):
        if not part:
            continue
        first, *rest = part.splitlines()
        command = [first.removeprefix("$ ")]
        while rest and rest[0].startswith("> "):
            command.append(rest.pop(0).removeprefix("> "))
        codes = [found[1] for each in rest if (found := EXIT.fullmatch(each))]
        expected = tuple(each for each in rest if each.strip() and not EXIT.fullmatch(each))
        yield Command(line, "\n".join(command), expected, int(codes[0]) if codes else 0)
        line += part.count("\n")


def _edit(body: str, line: int) -> Edit:
    header, *rest = body.splitlines(keepends=True)
    old = "".join(each[1:] for each in rest if each[0] in " -")
    new = "".join(each[1:] for each in rest if each[0] in " +")
    return Edit(line, header.removeprefix("--- ").strip(), old, new)
