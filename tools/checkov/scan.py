"""Runs checkov in its own environment, with its own policies alone and without a network."""

import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import msgspec

from checkov.plans import NAME, WORKERS
from checkov.report import Scan

ROOT = Path(__file__).parents[2]
ENVIRONMENT = ROOT / ".tools" / "checkov"
INSIDE = Path(__file__).with_name("inside.py")
NOWHERE = "http://127.0.0.1:9"
"""Nobody listens there: a request to any other address fails at once."""


class NoCheckov(Exception):
    """checkov is not installed, or ended with an error."""


def installed() -> bool:
    return (ENVIRONMENT / ".ready").is_file()


def scan(plans: Path) -> list[Scan]:
    """plans: the folder of plans.write_plans(); raises: NoCheckov"""
    if not installed():
        raise NoCheckov("checkov is not installed below .tools; run `make checkov`")
    found = sorted(file.parent.relative_to(plans).as_posix() for file in plans.rglob(NAME))
    lots = [lot for lot in (found[start::WORKERS] for start in range(WORKERS)) if lot]
    with ThreadPoolExecutor(WORKERS) as pool:
        scans = [one for lot in pool.map(partial(_scan, plans), lots) for one in lot]
    return sorted(scans, key=lambda one: one.root_module)


def _scan(plans: Path, root_modules: Sequence[str]) -> list[Scan]:
    done = subprocess.run(
        [ENVIRONMENT / "bin" / "python", "-I", INSIDE, plans, *root_modules],
        cwd=plans,
        env=_variables(plans),
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    if done.returncode or len(lines) != len(root_modules):
        raise NoCheckov(f"checkov ended with {done.returncode}: {done.stderr[-2000:].strip()}")
    return [msgspec.json.decode(line, type=Scan) for line in lines]


def _variables(home: Path) -> dict[str, str]:
    """Few, because checkov reads settings from many, and from files in the home folder."""
    proxies = {"HTTP_PROXY": NOWHERE, "HTTPS_PROXY": NOWHERE}
    return {"PATH": os.environ.get("PATH", ""), "HOME": str(home), "LOG_LEVEL": "ERROR"} | proxies
