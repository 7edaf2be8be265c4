"""A kind of another package goes through every command."""

import json
from pathlib import Path

import pytest
from outside.installing import MODULE, Run, copied, runner
from support import need_terraform

pytestmark = pytest.mark.synth


def edit(root: Path, old: str, new: str) -> None:
    file = root / "specs/reports.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def resource(root: Path, module: str = MODULE) -> dict[str, object]:
    file = root / "generated" / module / "athena_workgroup-reports.tf.json"
    found: dict[str, object] = json.loads(file.read_text())["resource"]["aws_athena_workgroup"][
        "reports"
    ]
    return found


def test_its_mistakes_are_found(root: Path, run: Run) -> None:
    edit(root, "512", "5")
    done = run("validate")

    assert done.returncode == 1
    assert "specs/reports.yaml:5:19: error[ACME001] 5 MiB is less than Athena takes" in done.stdout


def test_its_references_and_key_uses_are_checked(root: Path, run: Run) -> None:
    edit(root, "admits: [s3]", "admits: [sns]")
    assert "KMS" in run("validate").stdout
    edit(root, "key: data", "key: dta")
    assert "there is no key `dta`; write data" in run("validate").stdout


def test_its_names_are_checked(root: Path, run: Run) -> None:
    (root / "specs/platform.yaml").write_text(
        (root / "specs/platform.yaml").read_text()
        + f"naming: {{pattern: '{'x' * 130}-{{component}}'}}\n"
    )
    assert "the workgroup name" in run("validate").stdout


def test_it_is_rendered_and_the_manifest_names_it(root: Path, run: Run) -> None:
    done = run("render")

    assert done.returncode == 0, done.stdout + done.stderr
    assert resource(root)["name"] == "shop-prod-use1-reports"
    assert "prevent_destroy" in json.dumps(resource(root))
    manifest = json.loads((root / "generated/manifest.json").read_text())
    assert manifest["made_by"]["acme-athena"] == "1.2.0"
    schema = json.loads((root / "generated/schemas/specgen.schema.json").read_text())
    assert "athena_workgroup" in schema["properties"]["kind"]["enum"]
    assert (root / "generated/schemas/athena_workgroup.schema.json").is_file()


def test_a_changed_kind_is_rendered_again(
    root: Path, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = copied(site, tmp_path_factory.mktemp("site"))
    run = runner(root, own, tmp_path_factory.mktemp("cache"))
    assert run("render").returncode == 0
    assert "nothing changed" in run("render").stderr
    model = own / "acme_athena/model.py"
    model.write_text(model.read_text().replace("MIB = 1024 * 1024", "MIB = 1000 * 1000"))

    done = run("render")

    assert "nothing changed" not in done.stderr
    configuration = resource(root)["configuration"]
    assert "512000000" in json.dumps(configuration)


def test_another_module_of_the_distribution_counts_as_its_code(
    root: Path, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = copied(site, tmp_path_factory.mktemp("site"))
    (own / "acme_sizes.py").write_text("MIB = 1024 * 1024\n")
    (record,) = own.glob("*.dist-info/RECORD")
    record.write_text(record.read_text() + "acme_sizes.py,,\n")
    model = own / "acme_athena/model.py"
    model.write_text(model.read_text().replace("MIB = 1024 * 1024", "from acme_sizes import MIB"))
    run = runner(root, own, tmp_path_factory.mktemp("cache"))
    assert run("render").returncode == 0
    (own / "acme_sizes.py").write_text("MIB = 1000 * 1000\n")

    done = run("render", "--check")

    assert done.returncode == 1
    assert "athena_workgroup-reports" in done.stdout


def test_its_loss_is_a_loss(root: Path, run: Run) -> None:
    assert run("render").returncode == 0
    before = root / "before"
    (root / "generated").rename(before)
    edit(root, "name: reports", "name: others")
    assert run("render").returncode == 0

    done = run("diff", "before", "--no-plan")

    assert done.returncode == 1, done.stdout + done.stderr
    assert "the history of its queries, and its saved queries" in done.stdout


@pytest.mark.usefixtures("root")
def test_it_is_explained(run: Run) -> None:
    kind = run("explain", "athena_workgroup").stdout
    assert "An Athena workgroup whose queries scan a bounded amount of data." in kind
    assert "slow-queries" in kind
    assert "Athena takes 10 MB or more" in run("explain", "ACME001").stdout
    assert (
        "Data that a query may scan" in run("explain", "athena_workgroup.most_scanned_mib").stdout
    )
    assert "athena_workgroup" in run("schema").stdout
    assert json.loads(run("schema", "athena_workgroup").stdout)["title"] == "Athena workgroup"
    assert "data of a query" in run("show", "athena_workgroup/reports", "--derived").stdout
    doctor = run("doctor").stdout
    assert "kinds of acme-athena" in doctor
    assert "1.2.0: athena_workgroup" in doctor


@pytest.mark.terraform
def test_it_is_proved(run: Run) -> None:
    need_terraform()
    assert run("render").returncode == 0

    done = run("prove", "validate", "plan", "converge", "--stack", "analytics")

    assert done.returncode == 0, done.stdout + done.stderr
