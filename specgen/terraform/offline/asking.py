"""Which resource type made a call that planning should not make, from the provider's log.

Most such calls end in a diagnostic that names the resource; after some, the provider continues
silently.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from specgen.terraform.offline import runner
from specgen.terraform.offline.calls import Call
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.workspace import WorkingCopy

_TRIES = 10
"""The end of the log is lost if Terraform ends before reading it: on a busy machine five times in a
row (2026-11-28)."""

_INVOCATION = re.compile(r"amz_sdk_invocation_id=(?P<id>[\w-]+)")
_TYPE = re.compile(r"tf_(?P<section>resource|data_source)_type=(?P<type>\w+)")


def askers(
    module: WorkingCopy, server: Server, calls: Iterable[Call], state: Path | None = None
) -> dict[Call, str]:
    """Call -> aws_sfn_state_machine, or data.aws_ami; plans again to get the log.

    server: a new one; this function starts it
    """
    wanted, found = list(calls), dict[Call, str]()
    with server:
        for _ in range(_TRIES):
            found |= _named_in_log(module, server, state)
            if all(call in found for call in wanted):
                break
    return {call: found[call] for call in wanted if call in found}


def _named_in_log(module: WorkingCopy, server: Server, state: Path | None) -> dict[Call, str]:
    log = module.folder / "provider.log"
    log.unlink(missing_ok=True)
    runner.plan(module, server, state, log)
    types = _types(log.read_text(encoding="utf-8", errors="replace")) if log.is_file() else {}
    again = server.all_unexpected
    return {call: types[call.invocation] for call in again if call.invocation in types}


def _types(log: str) -> dict[str, str]:
    """Invocation -> type."""
    found: dict[str, str] = {}
    for line in log.splitlines():
        invocation, asker = _INVOCATION.search(line), _TYPE.search(line)
        if invocation and asker:
            data = "data." if asker["section"] == "data_source" else ""
            found[invocation["id"]] = data + asker["type"]
    return found
