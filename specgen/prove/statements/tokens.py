"""The few Terraform expressions that generated files contain, as nested calls."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r'\s*(?:(?P<text>"(?:[^"\\]|\\.)*")|(?P<name>[A-Za-z_][\w.-]*(?:\[[0-9]+\][\w.-]*)*)|(?P<number>[0-9]+)|(?P<mark>[(),\[\]]))'
)


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Number:
    number: int


@dataclass(frozen=True, slots=True)
class Traversal:
    """aws_vpc.main.id, local.policy, data.aws_ssm_parameter.vpc.insecure_value"""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments; a list is the function `[`."""

    name: str
    arguments: tuple["Expression", ...]


Expression = Text | Number | Traversal | Call


class Unread(Exception):
    """An expression of another form."""


def parse(text: str) -> Expression:
    """raises: Unread"""
    tokens = list(_tokens(text))
    expression, rest = _expression(tokens)
    if rest:
        raise Unread(text)
    return expression


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    position = 0
    while position < len(text.rstrip()):
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            raise Unread(text)
        yield match.lastgroup, match[match.lastgroup]
        position = match.end()


def _expression(tokens: list[tuple[str, str]]) -> tuple[Expression, list[tuple[str, str]]]:
    match tokens:
        case [("text", text), *rest]:
            return Text(_unquoted(text)), rest
        case [("number", digits), *rest]:
            return Number(int(digits)), rest
        case [("name", name), ("mark", "("), *rest]:
            return _call(name, rest, ")")
        case [("name", name), *rest]:
            return Traversal(name), rest
        case [("mark", "["), *rest]:
            return _call("[", rest, "]")
    raise Unread(str(tokens))


def _call(
    name: str, tokens: list[tuple[str, str]], end: str
) -> tuple[Expression, list[tuple[str, str]]]:
    arguments: list[Expression] = []
    while tokens and tokens[0] != ("mark", end):
        argument, tokens = _expression(tokens)
        arguments.append(argument)
        if tokens and tokens[0] == ("mark", ","):
            tokens = tokens[1:]
    if not tokens:
        raise Unread(name)
    return Call(name, tuple(arguments)), tokens[1:]


def _unquoted(text: str) -> str:
    return text[1:-1].replace("\\n", "\n").replace('\\"', '"').replace("\\\\", "\\")
