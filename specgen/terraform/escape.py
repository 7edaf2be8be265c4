"""Escapes text so that Terraform prints it literally instead of evaluating it."""

from typing import Any

import msgspec


def escape(value: Any) -> Any:
    """Text of a document as data: Terraform prints `${` and `%{` and does not evaluate them."""
    if isinstance(value, str):
        return value.replace("${", "$${").replace("%{", "%%{")
    if isinstance(value, list | tuple):
        return type(value)(escape(item) for item in value)
    if isinstance(value, dict):
        return {escape(key): escape(item) for key, item in value.items()}
    if isinstance(value, msgspec.Struct):
        fields = {name: escape(getattr(value, name)) for name in value.__struct_fields__}
        return type(value)(**fields)
    return value


def unescape(text: str) -> str:
    """The text before escape()."""
    return text.replace("$${", "${").replace("%%{", "%{")
