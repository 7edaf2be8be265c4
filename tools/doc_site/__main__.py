"""Builds the site into .site/html, and fails if it has a dead link or would ask another host."""

import subprocess
import sys
from pathlib import Path

import yaml

from doc_site import check, navigation, source

SITE = source.ROOT / ".site"
CONFIGURATION = Path(__file__).with_name("mkdocs.yml")
BUILDER = source.ROOT / ".tools" / "site" / "bin" / "zensical"


def configuration(folder: Path) -> str:
    """The committed one with the navigation; its tags are not ours to read, so it stays text."""
    nav = yaml.safe_dump({"nav": navigation.navigation(folder)}, sort_keys=False)
    return f"{CONFIGURATION.read_text(encoding='utf-8')}{nav}"


def main() -> int:
    made = source.stage(SITE / "source")
    (SITE / "mkdocs.yml").write_text(configuration(SITE / "source"), encoding="utf-8")
    built = subprocess.run(
        [BUILDER, "build", "--clean", "--strict", "--config-file", SITE / "mkdocs.yml"],
        cwd=SITE,
        check=False,
        capture_output=True,
        text=True,
    )
    if built.returncode:
        sys.stderr.write(built.stdout + built.stderr)
        return 1
    found = check.faults(SITE / "html")
    sys.stderr.writelines(f"{fault}\n" for fault in found)
    print(f"{len(made)} pages in {(SITE / 'html').relative_to(source.ROOT)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
