"""Values that a document writes in Terraform's own terms."""

import re
from collections.abc import Iterator
from typing import Any

from specgen.findings.finding import Problem
from specgen.terraform.providers import prefixes


def is_reference(value: Any) -> bool:
    """`{$ref: aws_vpc.main.id}`: the only way a document can name a generated resource."""
    return isinstance(value, dict) and set(value) == {"$ref"}


ADDRESS = re.compile(rf"(?P<kind>(?:{prefixes()})_[a-z0-9_]+)\.(?P<name>[a-z][a-z0-9_-]*)\Z")
REFERENCE = re.compile(
    rf"(?P<kind>(?:{prefixes()})_[a-z0-9_]+)\.(?P<name>[a-z][a-z0-9_-]*)"
    r"(\.[a-z_][a-z0-9_]*|\[[0-9]+\])+\Z"
)


def reference_problems(value: Any, pointer: tuple[str | int, ...]) -> Iterator[Problem]:
    """Every `$ref` must be an attribute of a resource, never an expression."""
    if is_reference(value):
        if not REFERENCE.match(str(value["$ref"])):
            message = f"`{value['$ref']}` is not a reference; write it like aws_vpc.main.id"
            yield Problem((*pointer, "$ref"), message)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from reference_problems(item, (*pointer, key))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from reference_problems(item, (*pointer, i))


def terraform_value(value: Any) -> Any:
    """Text escaped, references turned into Terraform's."""
    if is_reference(value):
        return f"${{{value['$ref']}}}"
    if isinstance(value, dict):  # Terraform reads keys of maps as templates too
        return {terraform_value(key): terraform_value(item) for key, item in value.items()}
    if isinstance(value, list):
        return [terraform_value(item) for item in value]
    if isinstance(value, str):
        return value.replace("${", "$${").replace("%{", "%%{")
    return value
