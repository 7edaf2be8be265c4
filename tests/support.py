"""Cases: a YAML file, the documents it needs, and the findings it expects."""

import os
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from specgen.cli.rules import all_rules
from specgen.findings.finding import Finding
from specgen.pipeline import Checked, check
from specgen.prove.emulator import extra
from specgen.systems import SYSTEMS
from specgen.terraform.offline import mirror

TESTS = Path(__file__).parent
BASE = TESTS / "base"
RULES = all_rules(SYSTEMS)


@dataclass(frozen=True, slots=True)
class Case:
    """expected: `CODE line:column` of each finding, or nothing; needs: names of files in base/

    rendered: expected findings that only rendering shows; severity: of all of them, if given
    """

    path: Path
    expected: tuple[str, ...]
    needs: tuple[str, ...]
    rendered: tuple[str, ...] = ()
    severity: str = ""

    @property
    def id(self) -> str:
        return self.path.relative_to(TESTS).with_suffix("").as_posix()


def cases(pattern: str = "*") -> list[Case]:
    return [read_case(p) for p in sorted(TESTS.glob(f"**/cases/{pattern}.yaml"))]


def spread(found: Sequence[Case]) -> list[Any]:
    """All of them, one of three in `make test`, the others in `make prove`."""
    later = pytest.mark.prove
    now = [zlib.crc32(case.id.encode()) % 3 == 0 for case in found]
    return [
        pytest.param(c, id=c.id, marks=() if n else later) for c, n in zip(found, now, strict=True)
    ]


def read_case(path: Path) -> Case:
    """raises: ValueError if the first line does not say what is expected"""
    header = dict(_header(path.read_text(encoding="utf-8", errors="replace")))
    if "expect" not in header:
        raise ValueError(f"{path} must begin with `# expect: CODE line:column`, or none")
    expected = _parts(header["expect"])
    found = () if expected == ("none",) else expected
    needs, rendered = _parts(header.get("with", "")), _parts(header.get("render", ""))
    return Case(path, found, needs, rendered, header.get("severity", ""))


def _header(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        match = re.match(r"# (expect|with|render|severity): (.*)", line)
        if match is None:
            return
        yield match[1], match[2]


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def make_project(folder: Path, text: str | bytes, needs: tuple[str, ...] = ()) -> Path:
    """A project with the documents of a text, and the base's; returns its root."""
    specs = folder / "specs"
    specs.mkdir(parents=True, exist_ok=True)
    content = text.encode() if isinstance(text, str) else text
    (specs / "case.yaml").write_bytes(content)
    own_platform = re.search(rb"^kind: platform$", content, re.MULTILINE) is not None
    (specs / "base-platform.yaml").unlink(missing_ok=True)  # of an earlier text in this folder
    for need in (*(() if own_platform else ("platform",)), *needs):
        (specs / f"base-{need}.yaml").write_bytes((BASE / f"{need}.yaml").read_bytes())
    return folder


def check_case(case: Case, folder: Path) -> Checked:
    root = make_project(folder, case.path.read_bytes(), case.needs)
    return check(root, root / "specs")


def short(finding: Finding) -> str:
    """`CODE line:column` for the case's own file; other files are named."""
    place = finding.place
    where = "" if place.path == "specs/case.yaml" else f" {place.path}"
    return f"{finding.code} {place.line}:{place.column}{where}"


def need_terraform(version: str = "5.100.0") -> None:
    """Skips on a machine without Terraform; fails on CI, where the proof would never run.

    version: of the provider
    """
    _need("the proof with real Terraform", _lacking(version))


def need_emulator() -> None:
    """As need_terraform(), with what the emulator is made of."""
    _need("the proof on the emulator", extra.lacking())


def need_bindings(lacking: Sequence[str]) -> None:
    """As need_terraform(); lacking: packages that are not installed"""
    _need("the comparison of several bindings", ", ".join(lacking))


def _need(what: str, lacking: str) -> None:
    if lacking:
        message = f"{what} was not run: {lacking}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)


def _lacking(version: str) -> str:
    if mirror.terraform_version() is None:
        return "no terraform on PATH"
    found = mirror.find_mirror()
    if found is None:
        return f"no provider mirror: set {mirror.VARIABLE} to a folder with {mirror.AWS.path}"
    there = version in mirror.provider_versions(found)
    return "" if there else f"the mirror {found} holds no hashicorp/aws {version}"
