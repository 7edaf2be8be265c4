"""Terraform's own expressions: references to outputs, and text that must not become one."""

from typing import Any

import msgspec

from specgen.model import Output


def escape(value: Any) -> Any:
    """Text of a document as data: Terraform shall print `${` and `%{`, not evaluate it."""
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


def expressions(document: str, output: Output) -> list[str]:
    """References to the attribute of each of an output's resources."""
    return [
        f"${{{kind}.{f'{document}-{role}' if role else document}.{output.attribute}}}"
        for kind, role in output.addresses
    ]


def expression(document: str, output: Output) -> str:
    """As expressions(), as one text: a list is joined with commas."""
    parts = expressions(document, output)
    if not output.is_list:
        return parts[0]
    inner = ", ".join(part[2:-1] for part in parts)
    return f'${{join(",", [{inner}])}}'
