"""The shipped platform: generated/ is what specs/ render to, and the real provider accepts it."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from proofs import prove, unproved
from support import need_terraform

from specgen.pipeline import Checked, check
from specgen.prove.part import ProofPart

ROOT = Path(__file__).parent.parent
GENERATED = ROOT / "generated"


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(ROOT, ROOT / "specs")


def test_the_shipped_documents_have_no_errors_and_no_undecided_warnings(checked: Checked) -> None:
    found = [f"{f.place} {f.code} {f.message}" for f in checked.findings if f.severity != "info"]

    assert found == []


@pytest.mark.synth
def test_generated_is_what_specs_render_to() -> None:
    command = [sys.executable, "-m", "specgen", "render", str(ROOT), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, f"run `make render`\n{done.stdout}{done.stderr}"


def test_generated_holds_every_root_module(checked: Checked) -> None:
    found = {
        p.parent.relative_to(GENERATED).as_posix() for p in GENERATED.rglob("terraform.tf.json")
    }

    assert found == {m.id for m in checked.modules}


SAMPLE = ("account/", "prod/us-east-1/")
"""Nearly every kind; `make prove` plans all root modules."""


@pytest.mark.terraform
def test_root_modules_pass_init_validate_and_the_offline_plan(
    checked: Checked, capsys: pytest.CaptureFixture[str]
) -> None:
    need_terraform()
    begin = time.perf_counter()

    parts = prove(checked, ROOT, "validate", "plan", only=lambda id_: id_.startswith(SAMPLE))

    with capsys.disabled():
        sys.stdout.write(f"\n{_line(parts[1], time.perf_counter() - begin)}\n")
    assert unproved(parts) == []
    sample = {m.id for m in checked.modules if m.id.startswith(SAMPLE)}
    assert {u.name for u in parts[1].units} == sample != set()
    empty = {u.name for u in parts[1].units if not u.count}
    assert empty == {id_ for id_ in sample if not _makes_something(id_)}


def _makes_something(id_: str) -> bool:
    """A purchase that nobody has approved makes nothing."""
    return any(
        "resource" in json.loads(file.read_text(encoding="utf-8"))
        for file in (GENERATED / id_).glob("*.tf.json")
    )


def _line(planned: ProofPart, seconds: float) -> str:
    return (
        f"real AWS provider 5.100.0: {len(planned.units)} root modules pass init, validate and "
        f"offline plan, {sum(u.count for u in planned.units)} resources planned, {seconds:.0f} s"
    )


LOCKS = ("deletion_protection", "deletion_protection_enabled", "disable_api_termination")


def test_nothing_of_an_unprotected_environment_resists_a_destroy() -> None:
    """`make prove` destroys them on the emulator, but lifts such protection before."""
    seen: set[str] = set()
    kept = []
    for path in sorted((GENERATED / "dev").rglob("*.tf.json")):
        for kind, named in json.loads(path.read_text()).get("resource", {}).items():
            for name, body in named.items():
                seen |= {lock for lock in (*LOCKS, "enable_deletion_protection") if lock in body}
                locked = [lock for lock in seen if body.get(lock) is True]
                if locked or body.get("lifecycle", {}).get("prevent_destroy"):
                    kept.append(f"{path.parent.name} {kind}.{name}")

    assert {"deletion_protection", "enable_deletion_protection"} <= seen
    assert kept == []
