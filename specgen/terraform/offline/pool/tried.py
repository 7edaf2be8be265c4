"""Versions for which a provider that keeps running was seen to answer as one that Terraform starts.

source: tests/terraform/pool and `make prove`, which compare both ways (2026-11-29)
"""

import re
from pathlib import Path

from specgen.terraform.providers import AWS

TERRAFORM = ("1.11",)
"""Such as 1.11 of 1.11.4."""
_VERSION = re.compile(r"_v(?P<version>\d+\.\d+\.\d+)")


def why_untried(binary: Path, terraform: str) -> str:
    """Empty if both versions were tried; terraform: such as 1.11.4"""
    if terraform.rpartition(".")[0] not in TERRAFORM:
        return f"Terraform {terraform} was not tried with it, only {' and '.join(TERRAFORM)}"
    found = _VERSION.search(binary.name)
    if found is None or found["version"] != AWS.version:
        return f"{binary.name} was not tried with it, only version {AWS.version}"
    return ""
