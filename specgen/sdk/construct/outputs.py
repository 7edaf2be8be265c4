"""Terraform expressions that refer to outputs."""

from specgen.project.part_names import joined
from specgen.sdk.declarations import Output


def expressions(document: str, output: Output) -> list[str]:
    """References to the attribute of each of an output's resources, or its literal values."""
    if output.literal:
        return list(output.literal)
    return [
        f"${{{kind}.{joined(document, role)}.{output.attribute}}}"
        for kind, role in output.addresses
    ]


def expression(document: str, output: Output) -> str:
    """As expressions(), but as one text: a list is joined with commas."""
    parts = expressions(document, output)
    if output.literal:
        return ",".join(parts)
    if not output.is_list:
        return parts[0]
    if output.is_whole:
        return f'${{join(",", {parts[0][2:-1]})}}'
    inner = ", ".join(part[2:-1] for part in parts)
    return f'${{join(",", [{inner}])}}'
