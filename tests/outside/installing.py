"""Packages with kinds: built, laid out, and run with."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import specgen

SOURCE = Path(__file__).parent / "package"
DOCUMENT = """\
kind: athena_workgroup
name: reports
results: acme-query-results
key: data
most_scanned_mib: 512
"""
KEY = "---\nkind: key\nname: data\nadmits: [s3]\n"
MODULE = "prod/us-east-1/analytics"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def install(package: Path, folder: Path) -> None:
    """Builds a wheel and lays it out, which is what installing a pure one is."""
    dist = folder / "dist"
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(dist)]
    subprocess.run(command, cwd=package, check=True, capture_output=True, timeout=120)
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")


def runner(root: Path, site: Path, cache: Path) -> Run:
    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        paths = [str(site), str(Path(specgen.__file__).parents[1])]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
        environment |= {"SPECGEN_CACHE": "1", "XDG_CACHE_HOME": str(cache)}
        command = [sys.executable, "-m", "specgen", *arguments]
        return subprocess.run(
            command,
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    return run


def copied(site: Path, folder: Path) -> Path:
    """An installation of its own, for a test that changes it."""
    for file in site.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            target = folder / file.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    return folder


def toy(system: str = "", check: str = "", model: str = "    pass") -> str:
    """A module with one kind; arguments of its System, and lines of its check and its model."""
    return (
        "import specgen.sdk as s\n"
        f"class Toy(s.Model, kw_only=True):\n{model}\n"
        "@s.check('TOY001', 'x')\ndef x(spec, here):\n"
        f"    yield from ()\n{check}\n"
        f"SYSTEMS = (s.System(**{{'kind': 'toy', 'title': 'Toy', 'model': Toy, 'checks': (x,),"
        f" 'construct': 'acme_broken', 'stack': 'toys', **dict({system})}}),)\n"
    )


def broken(folder: Path, text: str) -> Path:
    (folder / "acme_broken.py").write_text(text, encoding="utf-8")
    record = folder / "acme_broken-0.1.dist-info"
    record.mkdir()
    (record / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-broken\nVersion: 0.1\n")
    (record / "entry_points.txt").write_text("[specgen.systems]\nbroken = acme_broken:SYSTEMS\n")
    return folder
