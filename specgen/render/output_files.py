"""The files below the output folder."""

from pathlib import Path

MANIFEST = "manifest.json"
"""One in each folder with files, so that branches that change different root modules merge."""


def is_manifest(path: str) -> bool:
    return path.rpartition("/")[2] == MANIFEST


def folder_of(path: str) -> str:
    """Of a path below the output folder; the output folder itself is empty."""
    return path.rpartition("/")[0]


def existing(output: Path) -> list[str]:
    """Files below the output folder; Terraform's own working files do not count."""
    ours = [
        p.relative_to(output)
        for p in output.rglob("*")
        if (p.is_file() or p.is_symlink()) and not _is_terraforms(p.relative_to(output))
    ]
    return sorted(p.as_posix() for p in ours)


def _is_terraforms(path: Path) -> bool:
    return ".terraform" in path.parts or path.name == ".terraform.lock.hcl"
