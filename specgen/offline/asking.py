"""Who made a call that planning has no business to make: the provider's log tells the type.

Most such calls end in a diagnostic that names the resource; some providers go on without a word.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from specgen.offline import runner
from specgen.offline.calls import Call
from specgen.offline.server import Server
from specgen.offline.workspace import Module

_INVOCATION = re.compile(r"amz_sdk_invocation_id=(?P<id>[\w-]+)")
_TYPE = re.compile(r"tf_(?P<section>resource|data_source)_type=(?P<type>\w+)")


def askers(
    module: Module, server: Server, calls: Iterable[Call], state: Path | None = None
) -> dict[Call, str]:
    """Call -> aws_sfn_state_machine, or data.aws_ami; plans once more, for the log of it.

    server: a new one, which is started here
    """
    log = module.folder / "provider.log"
    with server:
        runner.plan(module, server.endpoint, state, log)
        again = {call.invocation: call for call in server.all_unexpected}
    types = _types(log.read_text(encoding="utf-8", errors="replace")) if log.is_file() else {}
    found = {call: types[invocation] for invocation, call in again.items() if invocation in types}
    return {call: found[call] for call in calls if call in found}


def _types(log: str) -> dict[str, str]:
    """Invocation -> type."""
    found: dict[str, str] = {}
    for line in log.splitlines():
        invocation, asker = _INVOCATION.search(line), _TYPE.search(line)
        if invocation and asker:
            data = "data." if asker["section"] == "data_source" else ""
            found[invocation["id"]] = data + asker["type"]
    return found
