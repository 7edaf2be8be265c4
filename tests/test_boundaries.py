"""What must stay apart: validate from CDKTF, systems from each other."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import specgen
from specgen.sdk.system import System
from specgen.systems import SYSTEMS

PACKAGE = Path(specgen.__file__).parent
HEAVY = ("cdktf", "jsii", "constructs", "cdktf_cdktf_provider_aws")


def test_validate_never_loads_cdktf(tmp_path: Path) -> None:
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs/a.yaml").write_text("kind: network\n")
    command = [sys.executable, "-X", "importtime", "-m", "specgen", "validate", str(tmp_path)]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}
    assert done.returncode == 1
    assert "specgen.pipeline" in imported
    assert imported & set(HEAVY) == set()


def imports(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda s: s.kind)
def test_a_system_imports_no_other_system(system: System) -> None:
    kind = system.kind
    allowed = f"specgen.systems.{kind}"
    for file in (PACKAGE / "systems" / kind).rglob("*.py"):
        others = {n for n in imports(file) if n.startswith("specgen.systems.")}
        assert {n for n in others if not n.startswith(allowed)} == set(), file
        assert (
            imports(file) & {"specgen.cli", "specgen.pipeline", "specgen.render.engine"} == set()
        ), file


def test_only_the_engine_its_scope_and_constructs_import_cdktf() -> None:
    users = {
        file.relative_to(PACKAGE).as_posix()
        for file in PACKAGE.rglob("*.py")
        if any(name.split(".")[0] in HEAVY for name in imports(file))
        and not file.is_relative_to(PACKAGE / "systems")
        and not file.is_relative_to(PACKAGE / "fast")
    }

    ecs = {"ecs_logs.py", "ecs_roles.py", "ecs_scaling.py"}
    relational = {"relational/groups.py", "relational/observing.py"}
    assert users == {
        *ecs,
        *relational,
        "bucket.py",
        "engine.py",
        "elsewhere.py",
        "function.py",
        "reading.py",
        "root.py",
        "scope.py",
    }


def test_nothing_in_the_package_knows_the_shipped_platform() -> None:
    words = ("trading", "telegram", "blockchain")
    for file in PACKAGE.rglob("*.py"):
        text = file.read_text(encoding="utf-8").lower()
        assert [w for w in words if w in text] == [], file
