"""Resources in generated files that AWS would refuse, though the provider accepts them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from specgen.findings.finding import Problem
from specgen.findings.rule import Rule
from specgen.prove.blame.findings import Fault
from specgen.prove.blame.spots import spot_at
from specgen.sdk.aws.resources.registry import Around, problems
from specgen.terraform.root_modules import blocks_of, files_of


def refused(folder: Path, region: str) -> Iterator[Fault]:
    """A file that cannot be read is Terraform's to report.

    folder: of a root module, as it is; region: its own
    """
    found = {file: _data(file) for file in files_of(folder)}
    blocks = [(file, block) for file, data in found.items() for block in blocks_of(data)]
    local = {block.path[1]: block.body for _, block in blocks if block.section == "locals"}
    resources = {b.address: b.body for _, b in blocks if b.section == "resource"}
    around = Around(local, region, resources)
    for file, block in blocks:
        if block.section == "resource":
            for rule, problem in problems(block.path[1], block.body, around):
                yield _fault(file, block.path, rule, problem)


def _fault(file: Path, path: tuple[str, ...], rule: Rule, problem: Problem) -> Fault:
    severity = problem.severity or rule.severity
    spot = spot_at(file, (*path, *problem.pointer), at_key=problem.at_key)
    return Fault(rule, severity, problem.message, spot, problem.help)


def _data(file: Path) -> dict[str, Any]:
    """Only the sections that have the shape of Terraform JSON."""
    try:
        data = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    typed = data.get("resource") if isinstance(data, dict) else None
    local = data.get("locals") if isinstance(data, dict) else None
    named = typed.items() if isinstance(typed, dict) else ()
    resources = {kind: found for kind, found in named if isinstance(found, dict)}
    return {"resource": resources, "locals": local if isinstance(local, dict) else {}}
