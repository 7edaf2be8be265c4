"""One Terraform command, with providers that run already."""

import json
import os
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from specgen.terraform.offline import process
from specgen.terraform.offline.pool import proxy
from specgen.terraform.offline.pool.proxy import Attachment
from specgen.terraform.offline.process import Finished
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.stub import attachment as stub
from specgen.terraform.offline.workspace import WorkingCopy
from specgen.terraform.providers import AWS, blocks
from specgen.terraform.root_modules import TYPED, document_of

PLAIN = "SPECGEN_PROVE_PLAIN"
"""Set by a user who wants every command the plain way."""


def run(
    module: WorkingCopy,
    arguments: Sequence[str],
    extra: Mapping[str, str],
    server: Server | None = None,
) -> Finished:
    """One Terraform command, with providers that run already.

    Without any, and if a call to one fails, it is run the plain way.
    module: initialised; server: answers what the provider asks AWS
    """
    variables = module.workspace.variables() | dict(extra)
    with _attached(module, server) as attachment:
        if attachment is not None:
            with stub.attached(module, types_in_use(module)) as stubs:
                parts = (json.loads(attachment.variables[proxy.VARIABLE]), stubs)
                own = variables | stub.variable(parts)
                done = process.terraform(arguments, module.folder, own)
            if not attachment.failure:
                return done
            module.workspace.pool.why_not = attachment.failure
    return plain(module, arguments, extra)


def plain(
    module: WorkingCopy,
    arguments: Sequence[str],
    extra: Mapping[str, str],
    timeout_s: float = process.TIMEOUT_S,
    *,
    every_type: bool = False,
) -> Finished:
    """Terraform starts the providers itself, but those that are not there.

    every_type: also those that the module does not use
    """
    variables = module.workspace.variables() | dict(extra)
    with stub.attached(module, None if every_type else types_in_use(module)) as stubs:
        own = variables | stub.variable((stubs,))
        return process.terraform(arguments, module.folder, own, timeout_s)


@contextmanager
def _attached(module: WorkingCopy, server: Server | None) -> Generator[Attachment | None]:
    binary = None if os.environ.get(PLAIN) else binary_of(module)
    if binary is None:
        yield None
        return
    count = max(1, len(blocks(document_of(module.folder / "terraform.tf.json"), AWS.name)))
    with module.workspace.pool.lent(binary, count if server else 1, server) as backends:
        if not backends:
            yield None
            return
        with proxy.attached(backends, types_in_use(module)) as attachment:
            yield attachment


def binary_of(module: WorkingCopy) -> Path | None:
    """The provider of the module; None if `init` has not installed exactly one."""
    found = list(module.data.glob(f"providers/{AWS.address}/*/*/{AWS.binary}_v*"))
    return found[0].resolve() if len(found) == 1 else None


def types_in_use(module: WorkingCopy) -> set[str]:
    """Of the files, and of a state, which may hold what the files do not have any more."""
    found = {
        kind
        for file in module.folder.glob("*.tf.json")
        for section in (*TYPED, "ephemeral")
        for kind in document_of(file).get(section, {})
    }
    if module.state.is_file():
        state = json.loads(module.state.read_text(encoding="utf-8"))
        found |= {resource["type"] for resource in state.get("resources", ())}
    return found
