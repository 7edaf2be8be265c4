"""Runs in checkov's own environment, which has none of our packages.

Each plan has a graph of its own: in one graph, checkov would take resources of the same address in
two root modules for one another. Prints a `Scan` of report.py for each plan, a line of JSON each.

usage: python -I inside.py FOLDER ROOT_MODULE...
"""

import json
import sys
from pathlib import Path

from checkov.runner_filter import RunnerFilter  # ty: ignore[import-not-found]
from checkov.terraform.plan_runner import Runner  # ty: ignore[import-not-found]


def main(folder: str, *root_modules: str) -> None:
    for name in root_modules:
        print(json.dumps(scanned(name, Path(folder) / name / "plan.json")), flush=True)


def scanned(name: str, plan: Path) -> dict[str, object]:
    report = Runner().run(files=[str(plan)], runner_filter=RunnerFilter(["terraform_plan"]))
    failed = {(r.check_id, r.resource, r.check_name) for r in report.failed_checks}
    return {
        "root_module": name,
        "resources": len(report.resources),
        "passed": len({(r.check_id, r.resource) for r in report.passed_checks}),
        "failed": sorted(failed),
        "errors": report.parsing_errors,
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
