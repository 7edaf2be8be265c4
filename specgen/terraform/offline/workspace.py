"""A working folder: copies of root modules, each initialised, all with one provider."""

import hashlib
import json
import os
import shutil
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self
from uuid import uuid4

from specgen.terraform.offline import override, process
from specgen.terraform.offline.pool.pool import Pool
from specgen.terraform.providers import AWS

PLAIN = "SPECGEN_PROVE_PLAIN"
"""Set by a user who wants every command the plain way."""

_LONGEST = 80
"""Characters; with its own name, the path of a socket may have 103 on any system."""
_MIRROR = """\
provider_installation {{
  filesystem_mirror {{
    path    = {path}
    include = ["registry.terraform.io/*/*"]
  }}
}}
"""


@dataclass(frozen=True)
class Workspace:
    """A context manager: the providers that run end with it; the caller owns the folder.

    downloads: where providers are kept between runs when there is no mirror
    endpoint: of an emulator that all commands use; empty if each has a server of its own
    kept: a folder for what outlasts it: schemas, and what `terraform init` leaves; None keeps none
    """

    folder: Path
    mirror: Path | None
    downloads: Path | None = None
    endpoint: str = ""
    kept: Path | None = None
    pool: Pool = field(init=False, repr=False)
    _sockets: Path = field(init=False, repr=False)
    installing: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_sockets", _sockets(self.folder.resolve()))
        object.__setattr__(self, "pool", Pool(self._sockets, self.endpoint, kept=self.kept))

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        if self.mirror is not None:
            path = json.dumps(str(self.mirror.resolve()))
            self._configuration.write_text(_MIRROR.format(path=path), encoding="utf-8")
        else:
            self._plugins.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, *_: object) -> None:
        self.pool.close()
        shutil.rmtree(self._sockets, ignore_errors=True)

    def warm(self) -> None:
        """Starts the provider that most root modules need, beside what the caller does next."""
        found = list(self.providers.glob(f"{AWS.path}/{AWS.version}/*/{AWS.binary}_v*"))
        if len(found) == 1 and not os.environ.get(PLAIN):
            self.pool.warm(found[0].resolve())

    @property
    def providers(self) -> Path:
        """Where `terraform init` finds or puts them."""
        return (self.mirror or self._plugins).resolve()

    def variables(self) -> dict[str, str]:
        """Use the mirror if there is one; otherwise download as any user would, but only once."""
        sockets = process.sockets(self._sockets)
        if self.mirror is not None:
            return {"TF_CLI_CONFIG_FILE": str(self._configuration)} | sockets
        # Our lock files are thrown away, so the cache cannot break one.
        kept = {"TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE": "true"}
        return {"TF_PLUGIN_CACHE_DIR": str(self._plugins)} | kept | sockets

    @property
    def _configuration(self) -> Path:
        return self.folder.resolve() / "terraform.rc"

    @property
    def _plugins(self) -> Path:
        return (self.downloads or self.folder / "plugins").resolve()


@contextmanager
def opened(
    mirror: Path | None, downloads: Path | None = None, kept: Path | None = None
) -> Generator[Workspace]:
    """In a folder of its own, which ends with it."""
    with (
        TemporaryDirectory(prefix="specgen-") as folder,
        Workspace(Path(folder), mirror, downloads, kept=kept) as workspace,
    ):
        yield workspace


def _sockets(folder: Path) -> Path:
    """A folder below, or a short one elsewhere, because a longer path is refused."""
    below = folder / "s"
    if len(str(below)) <= _LONGEST:
        return below
    return Path("/tmp") / f"specgen-{uuid4().hex[:12]}"  # noqa: S108  nobody can guess its name


@dataclass(frozen=True)
class WorkingCopy:
    """folder: the working copy of `source`; name: such as prod/us-east-1/network"""

    name: str
    source: Path
    folder: Path
    workspace: Workspace

    @property
    def data(self) -> Path:
        return self.folder / ".terraform"

    @property
    def state(self) -> Path:
        return self.folder / override.STATE

    @property
    def lock_file(self) -> Path:
        return self.folder / ".terraform.lock.hcl"

    @property
    def shared_lock_file(self) -> Path:
        """Modules with equal requirements share one: else Terraform ignores its plugin cache."""
        document = json.loads((self.folder / "terraform.tf.json").read_text(encoding="utf-8"))
        required = document.get("terraform", {}).get("required_providers", {})
        digest = hashlib.sha256(json.dumps(required, sort_keys=True).encode()).hexdigest()
        return self.workspace.folder / f"{digest[:12]}.lock.hcl"


def prepare(workspace: Workspace, source: Path, name: str) -> WorkingCopy:
    """Copies the committed bytes and adds the override; raises: ValueError as override.write"""
    folder = workspace.folder / "modules" / name
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    for path in sorted(source.glob("*.tf.json")):
        shutil.copyfile(path, folder / path.name)
    override.write(folder)
    return WorkingCopy(name, source, folder, workspace)
