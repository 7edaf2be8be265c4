"""One Terraform command, with providers that run already."""

import json
import os
from collections.abc import Collection, Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from specgen.terraform.offline import plugin, process
from specgen.terraform.offline.pool import proxy
from specgen.terraform.offline.pool.proxy import Attachment
from specgen.terraform.offline.process import Finished
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.stub import attachment as stub
from specgen.terraform.offline.workspace import PLAIN, WorkingCopy
from specgen.terraform.providers import AWS, blocks
from specgen.terraform.root_modules import document_of, types_of


def run(
    module: WorkingCopy,
    arguments: Sequence[str],
    extra: Mapping[str, str],
    server: Server | None = None,
    timeout_s: float = process.TIMEOUT_S,
) -> Finished:
    """Without a provider that runs, and if a call to one fails, it is run the plain way.

    module: initialised; server: answers what the provider asks AWS
    """
    types = types_in_use(module)
    with _attached(module, server, types) as attachment:
        if attachment is not None:
            with stub.attached(module, types) as stubs:
                variables = plugin.variables((attachment.providers, stubs))
                done = _terraform(module, arguments, {**extra, **variables}, timeout_s)
            if not attachment.failure:
                return done
            module.workspace.pool.note(attachment.failure)
    return plain(module, arguments, extra, timeout_s)


def plain(
    module: WorkingCopy,
    arguments: Sequence[str],
    extra: Mapping[str, str],
    timeout_s: float = process.TIMEOUT_S,
) -> Finished:
    """Terraform starts the providers itself, but those that are not there."""
    with stub.attached(module, types_in_use(module)) as stubs:
        return _terraform(module, arguments, {**extra, **plugin.variables((stubs,))}, timeout_s)


def _terraform(
    module: WorkingCopy, arguments: Sequence[str], extra: Mapping[str, str], timeout_s: float
) -> Finished:
    variables = module.workspace.variables() | dict(extra)
    return process.terraform(arguments, module.folder, variables, timeout_s)


@contextmanager
def _attached(
    module: WorkingCopy, server: Server | None, types: Collection[str] | None
) -> Generator[Attachment | None]:
    binary = None if os.environ.get(PLAIN) else binary_of(module)
    if binary is None or types is None:
        yield None
        return
    pool = module.workspace.pool
    configures = server is not None or bool(pool.endpoint)
    with pool.lent(binary, _blocks(module) if configures else 1, server) as backends:
        if not backends:
            yield None
            return
        with proxy.attached(backends, types) as attachment:
            yield attachment


def _blocks(module: WorkingCopy) -> int:
    return max(1, len(blocks(document_of(module.folder / "terraform.tf.json"), AWS.name)))


def binary_of(module: WorkingCopy) -> Path | None:
    """The provider of the module; None if `init` has not installed exactly one."""
    found = list(module.data.glob(f"providers/{AWS.address}/*/*/{AWS.binary}_v*"))
    return found[0].resolve() if len(found) == 1 else None


def types_in_use(module: WorkingCopy) -> set[str] | None:
    """Of the files, and of a state, which may hold what the files do not have any more.

    None if a file is not Terraform JSON.
    """
    try:
        return set(_types(module))
    except (ValueError, AttributeError, KeyError, TypeError):
        return None


def _types(module: WorkingCopy) -> Generator[str]:
    for file in module.folder.glob("*.tf.json"):
        yield from types_of(document_of(file))
    if module.state.is_file():
        state = json.loads(module.state.read_text(encoding="utf-8"))
        yield from (resource["type"] for resource in state.get("resources", ()))
