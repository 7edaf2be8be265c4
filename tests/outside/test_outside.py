"""Kinds of another package: built, installed, and taken through every command."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from support import BASE, need_terraform

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

pytestmark = pytest.mark.synth


def install(package: Path, folder: Path) -> None:
    """Builds a wheel and lays it out, which is what installing a pure one is."""
    dist = folder / "dist"
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(dist)]
    subprocess.run(command, cwd=package, check=True, capture_output=True, timeout=120)
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outside")
    package = folder / "package"
    for file in SOURCE.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            target = package / file.relative_to(SOURCE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    install(package, folder)
    return folder / "site"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    specs = tmp_path / "specs"
    specs.mkdir()
    (specs / "platform.yaml").write_bytes((BASE / "platform.yaml").read_bytes())
    (specs / "reports.yaml").write_text(DOCUMENT + KEY, encoding="utf-8")
    return tmp_path


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


@pytest.fixture
def run(root: Path, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return runner(root, site, tmp_path_factory.mktemp("cache"))


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
    own = tmp_path_factory.mktemp("site")
    for file in site.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            target = own / file.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
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
    own = tmp_path_factory.mktemp("site")
    for file in site.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            target = own / file.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
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
    edit(root, DOCUMENT, "")
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


CODE_OF_OURS = """\
import specgen.sdk as s

@s.check("RDS001", "x")
def x(spec):
    yield from ()

SYSTEMS = (s.System("toy", "Toy", s.Part, (x,)),)
"""


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


BROKEN = {
    "an exit": ("import sys\nsys.exit(0)\n", "SystemExit: 0"),
    "a generator": ("SYSTEMS = (i for i in ())\n", "is a generator; make it a tuple of `System`"),
    "a kind that leads out of generated": (
        toy("kind='../evil'"),
        "is not called by small letters, digits and underscores",
    ),
    "a code that explain cannot find": (
        toy().replace("TOY001", "toy-1"),
        "has a rule 'toy-1'; write capitals and digits",
    ),
    "a check that is none": (toy("checks=(len,)"), "was not made with `@check`"),
    "one check without a tuple": (toy("checks=x"), "`checks` that are a Check; write a tuple"),
    "a model that is none": (toy("model=s.Part"), "write a subclass of `Model`"),
    "a key of the envelope": (toy(model="    tags: str = ''"), "has the key `tags`"),
    "a key without a schema": (toy(model="    a: complex = 1j"), "without a JSON Schema"),
    "a loss that specgen knows": (
        toy("losses={'aws_kms_key': 'x'}"),
        "has a loss for aws_kms_key, which specgen has",
    ),
    "a loss without words": (toy("losses={'aws_x': ''}"), "without a text"),
    "an import that fails": ("import nowhere\n", "ModuleNotFoundError: No module named 'nowhere'"),
    "no system": ("SYSTEMS = ('athena',)\n", "is a tuple; make it a tuple of `System`"),
    "a kind of ours": (
        "from specgen.sdk import Part, System\nSYSTEMS = System('key', 'Key', Part)\n",
        "specgen already has a kind `key`",
    ),
    "a code of the flow": (
        CODE_OF_OURS.replace("RDS001", "DOC001"),
        "specgen already has a rule DOC001",
    ),
    "a code of ours": (
        CODE_OF_OURS,
        "specgen already has a rule RDS001",
    ),
    "one kind twice": (
        "import specgen.sdk as s\nSYSTEMS = [s.System('toy', 'Toy', s.Part)] * 2\n",
        "acme-broken already has a kind `toy`",
    ),
}


def broken(folder: Path, text: str) -> Path:
    (folder / "acme_broken.py").write_text(text, encoding="utf-8")
    record = folder / "acme_broken-0.1.dist-info"
    record.mkdir()
    (record / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-broken\nVersion: 0.1\n")
    (record / "entry_points.txt").write_text("[specgen.systems]\nbroken = acme_broken:SYSTEMS\n")
    return folder


COMMANDS = (
    ("validate",),
    ("render",),
    ("stacks",),
    ("schema",),
    ("explain", "network"),
    ("show", "key/data"),
    ("diff", "."),
    ("prove", "statements"),
    ("doctor",),
)


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_kind_is_named(
    fault: str, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text, why = BROKEN[fault]
    run = runner(root, broken(tmp_path_factory.mktemp("site"), text), root / "cache")

    done = run("validate")

    assert done.returncode == 2
    assert "specgen: the kinds of the package acme-broken cannot be used: " in done.stderr
    assert why in done.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
def test_a_broken_kind_ends_every_command(
    command: tuple[str, ...], root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = broken(tmp_path_factory.mktemp("site"), "import nowhere\n")

    done = runner(root, site, root / "cache")(*command)

    assert done.returncode == 2
    assert "acme-broken" in done.stdout + done.stderr
    assert "No module named 'nowhere'" in " ".join((done.stdout + done.stderr).split())


LATE = {
    "a construct that is nowhere": (
        toy("construct='acme_nowhere'"),
        "the kind `toy` cannot be rendered: acme_nowhere: ModuleNotFoundError",
    ),
    "a construct without build": (toy(), "AttributeError"),
    "an unknown quota": (
        toy(model="    def quota_needs(self, here):\n        yield s.QuotaNeed('vpcz', 1, ())"),
        "specgen's facts have no quota `vpcz`; write vpcs (kinds of acme-broken 0.1)",
    ),
    "an unknown KMS service": (
        toy(model="    def key_uses(self):\n        yield s.KeyUse('k', 's4', ('name',))"),
        "specgen's facts have no KMS service `s4`",
    ),
    "an unknown name rule": (
        toy(model="    def aws_names(self):\n        yield s.AwsName('sqs_queues')"),
        "specgen's facts have no name rule `sqs_queues`; write sqs_queue",
    ),
}


@pytest.mark.parametrize("fault", LATE)
def test_a_fault_that_shows_later_is_named(
    fault: str, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text, why = LATE[fault]
    (root / "specs/reports.yaml").write_text("kind: toy\nname: one\n" + KEY)

    done = runner(root, broken(tmp_path_factory.mktemp("site"), text), root / "cache")("render")

    assert done.returncode == 2, done.stdout + done.stderr
    assert why in done.stderr


def test_doctor_shows_whatever_a_broken_kind_says(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = broken(tmp_path_factory.mktemp("site"), "raise ValueError('no [/x]')\n")

    done = runner(root, site, root / "cache")("doctor")

    assert done.returncode == 2
    assert "no [/x]" in done.stdout
    assert "broken" in done.stdout


def test_an_error_inside_a_kind_is_its_own(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = (
        "from specgen.sdk import Model, System, check\n"
        "@check('TOY001', 'x')\ndef x(spec):\n    yield 1 / 0\n"
        "SYSTEMS = (System('toy', 'Toy', Model, (x,), construct='acme_broken', stack='toys'),)\n"
    )
    (root / "specs/toy.yaml").write_text("kind: toy\nname: one\n")
    run = runner(root, broken(tmp_path_factory.mktemp("site"), text), root / "cache")

    done = run("validate")

    assert done.returncode == 3
    assert "ZeroDivisionError (kinds of acme-broken 0.1" in done.stderr
    assert "acme_broken.py:4 in x" in done.stderr
