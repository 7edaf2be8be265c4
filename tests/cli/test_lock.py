"""`specgen lock`: checksums of the mirror's provider, in every root module; render leaves them."""

import json
from pathlib import Path

import pytest
from support import make_project, need_terraform
from typer.testing import CliRunner

from specgen.cli import app
from specgen.render.output_files import existing
from specgen.terraform.offline.mirror import find_mirror

runner = CliRunner()
AWS = {"source": "hashicorp/aws", "version": "5.100.0"}
SETTINGS = json.dumps({"terraform": {"required_providers": {"aws": AWS}}})


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """With two root modules, one of which was rendered and is gone, and lock files of others."""
    need_terraform()
    project = make_project(tmp_path / "shop", "kind: key\nname: data\nadmits: [rds]\n")
    for name in ("dev/us-east-1/keys", "prod/us-east-1/keys"):
        folder = project / "generated" / name
        folder.mkdir(parents=True)
        (folder / "terraform.tf.json").write_text(SETTINGS)
    gone = project / "generated/dev/us-east-1/gone"
    gone.mkdir()
    (gone / ".terraform.lock.hcl").write_text("")
    return project


def locks(project: Path) -> dict[str, str]:
    found = sorted((project / "generated").rglob(".terraform.lock.hcl"))
    return {f.relative_to(project).as_posix(): f.read_text() for f in found}


@pytest.mark.terraform
def test_every_root_module_gets_the_same_checksums(project: Path) -> None:
    words = ["lock", str(project), "--platform", "linux_amd64", "--mirror", str(find_mirror())]
    done = runner.invoke(app, words)

    assert done.exit_code == 0, done.stderr
    assert "2 root modules: 2 written, 1 removed (linux_amd64)" in done.stderr
    made = locks(project)
    assert set(made) == {
        f"generated/{e}/us-east-1/keys/.terraform.lock.hcl" for e in ("dev", "prod")
    }
    assert all('version     = "5.100.0"' in text and '"h1:' in text for text in made.values())
    assert len(set(made.values())) == 1
    assert not any("lock.hcl" in name for name in existing(project / "generated"))
    assert "0 written, 0 removed" in runner.invoke(app, words).stderr


@pytest.mark.terraform
def test_a_platform_that_the_mirror_does_not_have_is_what_terraform_says(project: Path) -> None:
    words = ["lock", str(project), "--platform", "plan9_386", "--mirror", str(find_mirror())]
    done = runner.invoke(app, words)

    assert done.exit_code == 1
    assert "is not available for" in done.stderr
    assert set(locks(project)) == {"generated/dev/us-east-1/gone/.terraform.lock.hcl"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--platform", "amd64"], "--platform amd64: write os_arch, such as linux_amd64"),
        ([], "holds no root module; run `specgen render`"),
    ],
)
def test_what_cannot_be_locked(tmp_path: Path, words: list[str], message: str) -> None:
    project = make_project(tmp_path / "shop", "kind: key\nname: data\nadmits: [rds]\n")
    done = runner.invoke(app, ["lock", str(project), *words])

    assert done.exit_code == 2
    assert message in done.stderr
