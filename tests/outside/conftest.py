"""A project with a document of the package, and specgen with the package installed."""

from pathlib import Path

import pytest
from outside.installing import DOCUMENT, KEY, SOURCE, Run, copied, install, runner
from support import BASE


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outside")
    package = folder / "package"
    copied(SOURCE, package)
    install(package, folder)
    return folder / "site"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    specs = tmp_path / "specs"
    specs.mkdir()
    (specs / "platform.yaml").write_bytes((BASE / "platform.yaml").read_bytes())
    (specs / "reports.yaml").write_text(DOCUMENT + KEY, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(root: Path, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return runner(root, site, tmp_path_factory.mktemp("cache"))
