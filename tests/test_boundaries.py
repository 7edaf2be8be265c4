"""What the contracts in pyproject.toml cannot say, and that they say what they should."""

import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import pytest
from support import make_project

import specgen
from specgen.terraform.providers import PROVIDERS

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
PACKAGE = Path(specgen.__file__).parent
HEAVY = ("cdktf", "jsii", "constructs", *(p.module for p in PROVIDERS.values()))
MOST_ROOMS = 14
MOST_LINES = 250
WORDS = ("trading", "telegram", "blockchain")


RESOURCES = "specgen.sdk.aws.resources.registry"


def imported(root: Path) -> set[str]:
    """By a `validate`."""
    command = [sys.executable, "-X", "importtime", "-m", "specgen", "validate", "--no-cache"]
    done = subprocess.run([*command, str(root)], capture_output=True, text=True, check=False)
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}


def test_validate_never_loads_cdktf(tmp_path: Path) -> None:
    found = imported(make_project(tmp_path, "kind: network\n"))

    assert "specgen.pipeline" in found
    assert found & set(HEAVY) == set()


@pytest.mark.parametrize(
    ("text", "is_needed"),
    [
        ("kind: topic\nname: jobs\n", False),
        ("kind: topic\nname: jobs\nterraform: {aws_sns_topic.jobs: {fifo_topic: false}}\n", True),
    ],
)
def test_checks_of_resources_are_loaded_if_there_is_one(
    tmp_path: Path, text: str, is_needed: bool
) -> None:
    assert (RESOURCES in imported(make_project(tmp_path, text))) is is_needed


def contracts(folder: Path) -> "subprocess.CompletedProcess[str]":
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as lint\nlint()",
    ]
    return subprocess.run(
        [*command, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


PLANTED = {
    "an import of a room above": ("specgen/findings/words.py", "import specgen.pipeline\n"),
    "a circle of types": (
        "specgen/documents/scalars.py",
        "import typing\nif typing.TYPE_CHECKING:\n    import specgen.documents.values\n",
    ),
    "a system that looks into another": (
        "specgen/systems/topic/checks.py",
        "from specgen.systems.key.model import Key\n",
    ),
    "a system that goes around the sdk": (
        "specgen/systems/topic/checks.py",
        "from specgen.project.project import Here\n",
    ),
    "a system that asks the registry": (
        "specgen/systems/topic/checks.py",
        "from specgen.systems import BY_KIND\n",
    ),
    "a check that loads CDKTF": ("specgen/systems/topic/checks.py", "import cdktf\n"),
    "a room that no floor holds": ("specgen/attic.py", '"""Nobody knows."""\n'),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contracts")
    shutil.copytree(PACKAGE, folder / "specgen", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_the_package_keeps_its_contracts(copy: Path) -> None:
    done = contracts(copy)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("what", PLANTED)
def test_a_planted_fault_breaks_a_contract(what: str, copy: Path) -> None:
    file, line = PLANTED[what]
    before = (copy / file).read_text() if (copy / file).exists() else None
    try:
        (copy / file).write_text((before or "") + line)
        done = contracts(copy)
    finally:
        if before is None:
            (copy / file).unlink()
        else:
            (copy / file).write_text(before)

    assert done.returncode == 1, done.stdout
    assert "BROKEN" in done.stdout


def circles(graph: grimp.ImportGraph) -> set[str]:
    """Packages that import a module of their own which imports them back: no siblings, so that
    import-linter's contract does not see them.
    """
    found = set()
    for package in graph.modules:
        inside = graph.find_descendants(package)
        reached: set[str] = set()
        new = graph.find_modules_directly_imported_by(package) & inside
        while new:
            reached |= new
            imported = (graph.find_modules_directly_imported_by(module) for module in new)
            new = set().union(*imported) & inside - reached
        back = (graph.find_modules_directly_imported_by(module) for module in reached)
        found |= {package} if any(package in imported for imported in back) else set()
    return found


def test_no_package_imports_what_imports_it_back() -> None:
    planted = grimp.ImportGraph()
    for importer, imported in (
        ("a.b", "a.b.c"),
        ("a.b.c", "a.b.d"),
        ("a.b.d", "a.b"),
        ("a", "a.b"),
    ):
        planted.add_import(importer=importer, imported=imported)

    assert circles(planted) == {"a.b"}
    assert circles(grimp.build_graph("specgen")) == set()


def test_the_house_has_few_rooms() -> None:
    names = {p.name for p in PACKAGE.iterdir()} - {"__init__.py", "__main__.py", "__pycache__"}

    assert len(names) <= MOST_ROOMS, sorted(names)


def test_a_file_fits_in_a_head() -> None:
    lines = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in PACKAGE.rglob("*.py")}

    assert {str(p): n for p, n in lines.items() if n > MOST_LINES} == {}


def test_nothing_in_the_package_knows_the_shipped_platform() -> None:
    for file in PACKAGE.rglob("*.py"):
        text = file.read_text(encoding="utf-8").lower()
        assert [w for w in WORDS if w in text] == [], file
