"""Follows references in values: locals, and what other root modules publish.

A reference becomes the address it leads to: `aws_vpc.main.id` in the same root module,
`network/aws_vpc.main.id` in another one of the same environment and region, and
`prod/us-east-1/network/aws_vpc.main.id` anywhere else. Encoded JSON becomes the data. A reference
to a resource that its root module does not have stays as it is written. An address inside of a text
is in braces: `service/{aws_ecs_service.app.name}`.
"""

import re
from dataclasses import dataclass
from typing import Any

from specgen.prove.statements.generated import Contents, Generated
from specgen.prove.statements.tokens import Call, Expression, Number, Text, Traversal, Unread, parse

MAX_DEPTH = 40
RESOURCE = re.compile(r"(?!(?:local|var|path|terraform|each|count|self)\.)(?:data\.)?\w+\.[\w-]+")
_INPUT = "data.aws_ssm_parameter."
_INSIDE = re.compile(r"(?<!\$)\$\{[^{}]*\}")
"""An expression inside of a text."""


@dataclass(frozen=True, slots=True)
class Reference:
    """module: the root module that has the address"""

    module: Contents
    name: str

    def seen_from(self, reader: Contents) -> str:
        if self.module.id == reader.id:
            return self.name
        near = self.module.place == reader.place
        return f"{self.module.stack if near else self.module.id}/{self.name}"


def resolved(output: Generated, module: Contents, value: Any) -> Any:
    """The value as a reader of that root module's file would understand it."""
    return _shown(_followed(output, module, value, 0), module)


def _shown(value: Any, reader: Contents) -> Any:
    match value:
        case Reference():
            return value.seen_from(reader)
        case dict():
            return {key: _shown(item, reader) for key, item in value.items()}
        case list():
            return [_shown(item, reader) for item in value]
    return value


def _followed(output: Generated, module: Contents, value: Any, depth: int) -> Any:
    match value:
        case dict():
            return {k: _followed(output, module, v, depth) for k, v in value.items()}
        case list():
            return [_followed(output, module, item, depth) for item in value]
        case str() if _is_expression(value) and depth < MAX_DEPTH:
            try:
                return _Reading(output, module, depth + 1).value(parse(value[2:-1]))
            except Unread:
                return value
        case str():
            text = value
            if depth < MAX_DEPTH:
                text = _INSIDE.sub(lambda m: _text_of(output, module, m[0], depth + 1), value)
            return text.replace("$${", "${").replace("%%{", "%{")
    return value


def _text_of(output: Generated, module: Contents, expression: str, depth: int) -> str:
    """One expression of a text: a text is filled in, an address is put in braces."""
    match _followed(output, module, expression, depth):
        case Reference() as reference:
            return f"{{{reference.seen_from(module)}}}"
        case str() | int() | float() as scalar:
            return str(scalar)
    return expression


def _is_expression(text: str) -> bool:
    """Whether the whole text is one expression, not a text with expressions in it."""
    return text.startswith("${") and text.endswith("}") and "${" not in text[2:]


@dataclass(frozen=True, slots=True)
class _Reading:
    output: Generated
    module: Contents
    depth: int

    def value(self, expression: Expression) -> Any:
        """raises: Unread"""
        match expression:
            case Text(text):
                return text
            case Number(number):
                return number
            case Traversal(name):
                return self._traversal(name)
            case Call(name, arguments):
                return _applied(name, [self.value(a) for a in arguments])

    def _traversal(self, name: str) -> Any:
        block = self.module.blocks.get(name)
        if name.startswith("local.") and block is not None:
            return _followed(self.output, self.module, block.body, self.depth)
        if name.startswith(_INPUT):
            return self._published(name)
        leads = RESOURCE.match(name)
        if leads and leads[0] not in self.module.blocks:
            raise Unread(name)
        return Reference(self.module, name)

    def _published(self, name: str) -> Any:
        block = self.module.blocks.get(name.rpartition(".")[0])
        if block is None:
            raise Unread(name)
        wanted = block.body.get("name")
        if wanted not in self.output.parameters:
            return Reference(self.module, name)
        module, published = self.output.parameters[wanted]
        value = published.body.get("insecure_value", published.body.get("value"))
        return _followed(self.output, module, value, self.depth)


def _applied(name: str, arguments: list[Any]) -> Any:
    """raises: Unread"""
    result: Any
    match name, arguments:
        case (("jsonencode" | "base64encode" | "tolist" | "toset" | "sensitive"), [value]):
            result = value
        case "[", items:
            result = items
        case "element", [list() as items, int() as index] if items:
            result = items[index % len(items)]
        case "concat", lists if all(isinstance(item, list) for item in lists):
            result = [item for items in lists for item in items]
        case "join", [str() as by, list() as items]:
            # addresses stay a list, so that a later split finds them
            result = by.join(items) if all(isinstance(i, str) for i in items) else items
        case "split", [_, list() as items]:
            result = items
        case "split", [str() as by, str() as text]:
            result = text.split(by)
        case "replace", [Reference() as reference, *_]:
            result = reference
        case "replace", [str() as text, str() as old, str() as new]:
            result = text.replace(old, new)
        case _:
            raise Unread(name)
    return result
