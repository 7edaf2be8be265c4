"""One root module: its copy is made, applied, planned again, and later destroyed."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from specgen.prove.emulator import blocks, closure, copy, steps
from specgen.prove.emulator.bench import Bench
from specgen.prove.emulator.listed import Listed
from specgen.prove.emulator.result import Applied
from specgen.prove.watchers import only_watches
from specgen.terraform.offline.diagnostics import Diagnostic, has_errors
from specgen.terraform.offline.workspace import WorkingCopy

PARAMETER = "aws_ssm_parameter"
READ = f"data.{PARAMETER}."

_T = TypeVar("_T")


def attempt(bench: Bench, module: WorkingCopy) -> Applied:
    """Stops at the first step that fails."""
    written = blocks.read(module.source)
    left_out = closure.left_out(written, bench.listed.left_out)
    blocks.remove(module.folder, left_out)
    account = copy.account(module)
    for address in left_out:
        _stand_in(bench, account, module, address, written[address])
    if only_watches(module.source):
        _publish_for(bench, account, module, written)
    key = bench.emulator.key(account)
    applied = _applied(module, bench, key)
    resources = {a: why for a, why in left_out.items() if blocks.is_resource(a)}
    return replace(applied, left_out=resources)


def take_away(bench: Bench, module: WorkingCopy, result: Applied) -> Applied:
    """Also what was applied only in part, because the modules it needs are destroyed as well."""
    seconds = dict(result.seconds)
    gone = partial(steps.destroy, module, bench.emulator.endpoint)
    found = _timed(seconds, "destroy", gone)
    # Faults of earlier steps come first: what is found here may follow from them.
    reported = result.diagnostics + found
    return replace(result, seconds=seconds, diagnostics=reported)


def _applied(module: WorkingCopy, bench: Bench, key: str) -> Applied:
    seconds: dict[str, float] = {}
    changes: tuple[steps.Change, ...] = ()
    stands = False
    endpoint = bench.emulator.endpoint
    found = _timed(seconds, "init", partial(copy.configure, module, key))
    if not has_errors(found):
        found += _timed(seconds, "apply", partial(steps.apply, module, endpoint))
        stands = not has_errors(found)
    if stands:
        more, changes = _timed(seconds, "replan", partial(steps.replan, module, endpoint))
        found += more
    known, unknown = _known(changes, bench.listed)
    found += tuple(map(_unsettled, unknown))
    return Applied(
        name=module.name,
        stands=stands,
        resources=len(steps.managed(module)),
        not_compared=known,
        seconds=seconds,
        diagnostics=tuple(dict.fromkeys(found)),
    )


def _stand_in(bench: Bench, account: str, module: WorkingCopy, address: str, body: Any) -> None:
    """Publishes the parameter that is not written, so that modules that read it find a value."""
    if not address.startswith(f"{PARAMETER}."):
        return
    value = bench.placeholders.get(body["name"])
    if value is not None:
        region = copy.region(module, body.get("provider"))
        bench.emulator.publish(account, region, body["name"], value)


def _publish_for(
    bench: Bench, account: str, module: WorkingCopy, written: Mapping[str, Any]
) -> None:
    """Parameters that nobody has published, because their root modules are not applied."""
    for address, body in written.items():
        value = bench.placeholders.get(body["name"]) if address.startswith(READ) else None
        if value is not None:
            region = copy.region(module, body.get("provider"))
            if not bench.emulator.has_published(account, region, body["name"]):
                bench.emulator.publish(account, region, body["name"], value)


def _known(
    changes: tuple[steps.Change, ...], listed: Listed
) -> tuple[dict[str, str], list[steps.Change]]:
    """The listed changes, with their reasons, and the rest."""
    known, unknown = {}, []
    for change in changes:
        if listed.tolerates(change.kind, change.attributes):
            names = ", ".join(sorted(change.attributes))
            known[change.address] = f"{names}: {listed.not_compared[change.kind].why}"
        else:
            unknown.append(change)
    return known, unknown


def _unsettled(change: steps.Change) -> Diagnostic:
    names = ", ".join(sorted(change.attributes))
    return Diagnostic(
        "error",
        f"a second plan would {change.action}: {names}",
        "the emulator reads back something else than was written",
        change.address,
    )


def _timed(seconds: dict[str, float], name: str, step: Callable[[], _T]) -> _T:
    started = time.monotonic()
    result = step()
    seconds[name] = time.monotonic() - started
    return result
