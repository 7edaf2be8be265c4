"""`.terraform.lock.hcl`: the checksums of the providers that a root module requires."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

NAME = ".terraform.lock.hcl"


class NotLocked(OSError):
    """Its message is what Terraform said."""


def lock(required: Mapping[str, Any], platforms: Sequence[str], mirror: str) -> str:
    """The file's text, made from nothing: with checksums for these platforms.

    required: `required_providers`; mirror: a folder or an https address; empty for the registry.
    The shell's own settings of Terraform and its proxies hold.
    raises: NotLocked; FileNotFoundError if there is no Terraform
    """
    kind = "-net-mirror" if mirror.startswith("https://") else "-fs-mirror"
    where = [f"{kind}={mirror}"] if mirror else []
    with TemporaryDirectory(prefix="specgen-") as name:
        folder = Path(name)
        text = json.dumps({"terraform": {"required_providers": required}})
        (folder / "providers.tf.json").write_text(text, encoding="utf-8")
        asked = [*where, *(f"-platform={platform}" for platform in platforms)]
        command = ["terraform", f"-chdir={folder}", "providers", "lock", "-no-color", *asked]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotLocked((done.stderr or done.stdout).strip())
        return (folder / NAME).read_text(encoding="utf-8")
