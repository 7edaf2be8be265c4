"""Where the provider is searched."""

from pathlib import Path

import pytest

from specgen.terraform.offline import mirror


def _provide(folder: Path) -> Path:
    (folder / mirror.AWS.path / "5.100.0" / "linux_amd64").mkdir(parents=True)
    return folder


def test_the_named_folder_comes_first(tmp_path: Path) -> None:
    named, home = _provide(tmp_path / "named"), tmp_path / "home"
    _provide(home / ".terraform.d" / "plugins")

    assert mirror.find_mirror({"SPECGEN_PROVIDER_MIRROR": str(named), "HOME": str(home)}) == named


def test_a_named_folder_without_a_provider_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="SPECGEN_PROVIDER_MIRROR"):
        mirror.find_mirror({"SPECGEN_PROVIDER_MIRROR": str(tmp_path)})


def test_the_cache_and_the_home_of_the_user_are_customary(tmp_path: Path) -> None:
    cache = _provide(tmp_path / "cache")
    plugins = _provide(tmp_path / "home" / ".terraform.d" / "plugins")

    assert mirror.find_mirror({"TF_PLUGIN_CACHE_DIR": str(cache)}) == cache
    assert mirror.find_mirror({"HOME": str(tmp_path / "home")}) == plugins


def test_versions_are_found_in_both_layouts_in_their_order(tmp_path: Path) -> None:
    folder = _provide(tmp_path) / mirror.AWS.path
    (folder / "terraform-provider-aws_5.99.1_linux_amd64.zip").touch()
    (folder / "index.json").touch()

    assert mirror.provider_versions(tmp_path) == ("5.99.1", "5.100.0")


@pytest.mark.parametrize(
    "script", ["echo 'no such library' >&2; exit 1", "echo no JSON", "echo '{}'", "echo '[]'"]
)
def test_a_terraform_that_does_not_say_its_version_is_named(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    binary = tmp_path / "terraform"
    binary.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
    binary.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    with pytest.raises(mirror.BrokenTerraform, match=r"terraform version` fails: .+; repair it"):
        mirror.terraform_version()
