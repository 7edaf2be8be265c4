"""The shipped platform: generated/ is what specs/ render to, and the real provider accepts it."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from support import need_terraform

from specgen.offline.prove import ModuleResult, prove_all
from specgen.pipeline import Checked, check
from specgen.publishing import published

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


@pytest.mark.terraform
def test_every_root_module_passes_init_validate_and_the_offline_plan(
    checked: Checked, capsys: pytest.CaptureFixture[str]
) -> None:
    need_terraform()
    assert checked.project is not None
    begin = time.perf_counter()

    results = prove_all(GENERATED, published(checked.project))

    with capsys.disabled():
        sys.stdout.write(f"\n{_line(results, time.perf_counter() - begin)}\n")
    failed = [f"{r.name}: {d}" for r in results if not r.ok for d in r.diagnostics]
    assert failed == []
    assert {r.name for r in results} == {m.id for m in checked.modules}
    assert all(r.planned for r in results)


def _line(results: list[ModuleResult], seconds: float) -> str:
    passed = sum(r.ok for r in results)
    planned = sum(len(r.planned) for r in results)
    return (
        f"real AWS provider 5.100.0: {passed} of {len(results)} root modules pass init, validate "
        f"and offline plan, {planned} resources planned, {seconds:.0f} s"
    )
