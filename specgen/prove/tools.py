"""The Terraform and the provider on this machine, or what is missing."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from specgen.terraform.offline import diagnostics, mirror, process
from specgen.terraform.offline.workspace import Workspace
from specgen.terraform.providers import Provider, provider_of, required
from specgen.terraform.root_modules import resources_of

NO_TERRAFORM = "no terraform on PATH; install Terraform 1.11 or later"
DOWNLOAD_S = 900
_EXACT = re.compile(r"=?\s*(?P<version>\d+\.\d+\.\d+)\Z")


@dataclass(frozen=True, slots=True)
class Tools:
    """lacking: what is missing, empty if nothing is; mirror: None to download"""

    terraform: str = ""
    mirror: Path | None = None
    lacking: str = ""


def find_tools(modules: Iterable[Path]) -> Tools:
    """modules: folders of root modules; raises: NotADirectoryError as mirror.find_mirror()"""
    terraform = mirror.terraform_version()
    if terraform is None:
        return Tools(lacking=NO_TERRAFORM)
    folder = mirror.find_mirror()
    if folder is None:
        return Tools(terraform, None)
    missing = sorted(
        f"{provider.source} {match['version']}"
        for provider, constraint in {pair for module in modules for pair in versions(module)}
        if (match := _EXACT.match(constraint))
        and match["version"] not in mirror.provider_versions(folder, provider)
        and not mirror.is_stub(folder, provider, match["version"])
    )
    lacking = f"the provider mirror {folder} has no {', '.join(missing)}"
    return Tools(terraform, folder, lacking if missing else "")


def versions(module: Path) -> tuple[tuple[Provider, str], ...]:
    """The version that a root module requires; empty if it cannot be read."""
    try:
        document = json.loads((module / "terraform.tf.json").read_bytes())
        return tuple(required(document))
    except (OSError, ValueError, AttributeError):
        return ()


def schema_only(module: Path, mirror_: Path | None) -> dict[str, int]:
    """Provider and version -> resources of the module that are proved with its schema alone."""
    absent = [
        (provider, version)
        for provider, version in versions(module)
        if mirror_ is not None and mirror.is_stub(mirror_, provider, version)
    ]
    if not absent:
        return {}
    try:
        kinds = [provider_of(address) for address in resources_of(module)]
    except (ValueError, AttributeError):  # a file that Terraform cannot read either
        return {}
    return {f"{p.source} {version}": kinds.count(p) for p, version in absent}


def is_exact(constraint: str) -> bool:
    """Whether it names one version, so that what was proved with that remains proved."""
    return _EXACT.match(constraint) is not None


def download(workspace: Workspace, modules: Iterable[Path]) -> str:
    """Once for all root modules if there is no mirror; returns why it failed, or nothing."""
    for wanted in sorted(set(map(versions, modules)), key=str):
        folder = workspace.folder / "download"
        folder.mkdir(exist_ok=True)
        demanded = {p.name: {"source": p.source, "version": version} for p, version in wanted}
        text = json.dumps({"terraform": {"required_providers": demanded}})
        (folder / "main.tf.json").write_text(text, encoding="utf-8")
        flags = ["-input=false", "-upgrade", "-json"]
        done = process.terraform(["init", *flags], folder, workspace.variables(), DOWNLOAD_S)
        if done.code:
            said = [d for d in diagnostics.from_stream(done.out) if d.severity == "error"]
            words = f"{said[0].summary}: {said[0].detail}" if said else done.err
            why = " ".join(words.split())
            return f"no provider mirror (set {mirror.VARIABLE}), and the download failed: {why}"
    return ""
