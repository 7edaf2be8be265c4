"""`terraform:` on a document, and `kind: raw`: what a document says in Terraform's own words."""

import re
from collections.abc import Iterator
from typing import Any

from specgen.findings.finding import Problem
from specgen.project import Effective
from specgen.provider import body_problems, is_reference

ADDRESS = re.compile(r"(?P<kind>aws_[a-z0-9_]+)\.(?P<name>[a-z][a-z0-9_-]*)\Z")
REFERENCE = re.compile(
    r"(?P<kind>aws_[a-z0-9_]+)\.(?P<name>[a-z][a-z0-9_-]*)(\.[a-z_][a-z0-9_]*|\[[0-9]+\])+\Z"
)


def apply_patches(effective: Effective, part: dict[str, Any]) -> None:
    """Sets the attributes of `terraform:` on the resources of the document's file.

    Addresses that the document does not make are findings of missing_addresses()
    """
    for address, change in effective.envelope.terraform.items():
        kind, _, name = address.partition(".")
        body = part.get("resource", {}).get(kind, {}).get(name)
        if body is not None:
            _merge(body, terraform_value(change))


def missing_addresses(effective: Effective, part: dict[str, Any]) -> Iterator[Problem]:
    """Patched addresses that the document does not make."""
    for address in effective.envelope.terraform:
        kind, _, name = address.partition(".")
        if name not in part.get("resource", {}).get(kind, {}):
            made = [
                f"{k}.{n}" for k, named in part.get("resource", {}).items() for n in sorted(named)
            ]
            message = f"this document makes no resource `{address}`"
            hint = f"it makes {', '.join(made)}"
            yield Problem(("terraform", address), message, hint, at_key=True)


def patch_problems(effective: Effective) -> Iterator[Problem]:
    """What the provider would refuse in `terraform:`."""
    for address, change in effective.envelope.terraform.items():
        pointer = ("terraform", address)
        match = ADDRESS.match(address)
        if match is None:
            message = f"`{address}` is no resource address; write it like aws_vpc.main"
            yield Problem(pointer, message, at_key=True)
        else:
            yield from body_problems(match["kind"], change, pointer, whole=False)
        yield from reference_problems(change, pointer)


def reference_problems(value: Any, pointer: tuple[str | int, ...]) -> Iterator[Problem]:
    """Every `$ref` must be an attribute of a resource: never an expression."""
    if is_reference(value):
        if not REFERENCE.match(str(value["$ref"])):
            message = f"`{value['$ref']}` is no reference; write it like aws_vpc.main.id"
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


def _merge(body: dict[str, Any], change: dict[str, Any]) -> None:
    for key, value in change.items():
        if value is None:
            body.pop(key, None)
        elif isinstance(value, dict) and isinstance(body.get(key), dict):
            _merge(body[key], value)
        else:
            body[key] = value
