"""Layers that replace parts of a package run only with versions whose output was compared."""

from collections.abc import Collection
from importlib import metadata


def unavailable_reason(package: str, versions: Collection[str]) -> str | None:
    try:
        version = metadata.version(package)
    except metadata.PackageNotFoundError:
        return f"{package} is not installed"
    if version not in versions:
        return f"{package} {version} is not tested with it; only {', '.join(sorted(versions))} is"
    return None
