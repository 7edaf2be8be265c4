"""Which Terraform and which provider this machine has; nothing is downloaded here."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from specgen.terraform.providers import AWS, Provider

VARIABLE = "SPECGEN_PROVIDER_MIRROR"

_USERS = (".terraform.d/plugins", ".local/share/terraform/plugins")
_PARENTS = ("/opt", "/usr/local/share", "/usr/local/lib")


class BrokenTerraform(OSError):
    """The terraform on PATH does not say its version."""


def find_mirror(environment: Mapping[str, str] | None = None) -> Path | None:
    """The folder that holds registry.terraform.io/hashicorp/aws, if there is one.

    raises: NotADirectoryError if SPECGEN_PROVIDER_MIRROR names a folder that holds no provider
    """
    known = os.environ if environment is None else environment
    if named := known.get(VARIABLE):
        if not _holds_provider(Path(named)):
            raise NotADirectoryError(f"{VARIABLE} is {named!r}, which holds no {AWS.path}/")
        return Path(named)
    return next(filter(_holds_provider, _customary(known)), None)


def terraform_version() -> str | None:
    """Such as "1.11.4"; None if there is no Terraform on PATH; raises: BrokenTerraform"""
    binary = shutil.which("terraform")
    return _version_of(binary, Path(binary).stat().st_mtime_ns) if binary else None


@cache
def _version_of(binary: str, _changed: int) -> str:
    command = [binary, "version", "-json"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        return str(json.loads(done.stdout)["terraform_version"])
    except (OSError, subprocess.SubprocessError, ValueError, LookupError, TypeError) as error:
        said = str(getattr(error, "stderr", None) or error)
        reason = said.strip().partition("\n")[0]
        message = f"`{binary} version` fails: {reason}"
        right = "repair it, or put another Terraform first on PATH"
        raise BrokenTerraform(f"{message}; {right}") from error


def provider_versions(mirror: Path, provider: Provider = AWS) -> tuple[str, ...]:
    """Versions of hashicorp/aws in either layout of a mirror: unpacked folders or zip files."""
    folder = mirror / provider.path
    if not folder.is_dir():
        return ()
    unpacked = {entry.name for entry in folder.iterdir() if entry.is_dir()}
    packed = {entry.name.split("_")[1] for entry in folder.glob(f"{provider.binary}_*_*.zip")}
    return tuple(sorted(unpacked | packed, key=_numeric))


def is_stub(mirror: Path, provider: Provider, version: str) -> bool:
    """Whether only the provider's schema is at hand, not its binary."""
    known = provider.stub and version == provider.version
    return known and version not in provider_versions(mirror, provider)


def _numeric(version: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in version.split("."))


def _holds_provider(folder: Path) -> bool:
    return (folder / AWS.path).is_dir()


def _customary(environment: Mapping[str, str]) -> Iterator[Path]:
    if cache := environment.get("TF_PLUGIN_CACHE_DIR"):
        yield Path(cache)
    if home := environment.get("HOME"):
        yield from (Path(home) / folder for folder in _USERS)
    for parent in _PARENTS:
        yield from sorted(Path(parent).glob("*/"))
