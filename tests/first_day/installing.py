"""specgen as a user has it: a wheel, and the packages that it needs, but not this checkout."""

import subprocess
import sys
from pathlib import Path

from support import TESTS

OURS = ("specgen", "_editable", "__editable__", "pip", "setuptools")


def wheel(folder: Path) -> Path:
    """Built as a release is, from this checkout."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=TESTS.parent, check=True, capture_output=True, timeout=120)
    (made,) = folder.glob("*.whl")
    return made


def packages(folder: Path) -> Path:
    """A folder for PYTHONPATH: all that is installed here, by links, except specgen itself."""
    import typer  # noqa: PLC0415  only where it is installed matters

    folder.mkdir(parents=True, exist_ok=True)
    for entry in Path(typer.__file__).parents[1].iterdir():
        if not entry.name.startswith(OURS) and entry.suffix != ".pth":
            (folder / entry.name).symlink_to(entry)
    return folder


def pip_offline(folder: Path) -> dict[str, str]:
    """Variables with which `pip install specgen-iac` takes our wheel; the rest is in `packages`."""
    dist = folder / "dist"
    wheel(dist)
    return {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(dist),
        "PIP_NO_DEPS": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PYTHONPATH": str(packages(folder / "packages")),
    }
