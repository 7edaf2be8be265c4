"""`terraform:` on a document, and `kind: raw`: parts written in Terraform's own terms."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.project.project import Effective
from specgen.terraform.arguments import lacking
from specgen.terraform.handwritten import terraform_value


def apply_patches(effective: Effective, part: dict[str, Any]) -> None:
    """Sets the attributes of `terraform:` on the resources of the document's file.

    missing_addresses() reports addresses that the document does not make
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


def left_open(effective: Effective, part: dict[str, Any]) -> Iterator[Problem]:
    """Required arguments that a patched resource does not have; part: with patches"""
    for address, change in effective.envelope.terraform.items():
        kind, _, name = address.partition(".")
        body = part.get("resource", {}).get(kind, {}).get(name)
        for problem in lacking(kind, body) if body is not None else ():
            written = _written(change, problem.pointer)
            yield replace(problem, pointer=("terraform", address, *written))


def _written(change: Any, pointer: Pointer) -> Pointer:
    """The part of a pointer that the patch has."""
    for i, step in enumerate(pointer):
        try:
            change = change[step]
        except (LookupError, TypeError):
            return pointer[:i]
    return pointer


def _merge(body: dict[str, Any], change: dict[str, Any]) -> None:
    for key, value in change.items():
        if value is None:
            body.pop(key, None)
        elif isinstance(value, dict) and isinstance(body.get(key), dict):
            _merge(body[key], value)
        else:
            body[key] = value
