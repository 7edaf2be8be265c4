"""The emulator is an extra that only `apply` needs."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import specgen
from specgen.prove.emulator import extra

PACKAGE = Path(specgen.__file__).parent
PACKAGES = {"boto3", "botocore", "flask", "flask_cors", "moto", "werkzeug"}


def imported(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    modules = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
    modules |= {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    return {module.partition(".")[0] for module in modules}


def test_only_the_server_and_the_fixes_import_it() -> None:
    users = {
        file.relative_to(PACKAGE).as_posix()
        for file in PACKAGE.rglob("*.py")
        if imported(file) & PACKAGES
    }

    server = {"prove/emulator/server.py", "prove/emulator/once.py", "prove/emulator/adopted.py"}
    assert server <= users
    others = users - server
    assert all(user.startswith("prove/emulator/fixes/") for user in others)


def test_the_part_is_imported_without_it() -> None:
    code = "import sys, specgen.prove.emulator.run; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )

    assert "specgen.prove.emulator.attempt" in done.stdout.split()
    assert PACKAGES & {name.partition(".")[0] for name in done.stdout.split()} == set()


def test_who_lacks_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "flask" else 1)

    assert extra.lacking() == f"flask is not installed; pip install {extra.PACKAGES}"
