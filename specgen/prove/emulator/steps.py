"""apply, second plan and destroy of one root module on the emulator; faults come back as data."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from specgen.prove.emulator import copy
from specgen.terraform.offline import attach, diagnostics, process, runner
from specgen.terraform.offline.diagnostics import Diagnostic, Diagnostics, has_errors
from specgen.terraform.offline.workspace import WorkingCopy

TIMEOUT_S = 1_800
"""Ends what hangs, never what is only slow: a web ACL of 11 rules takes Terraform and the provider
some 15 s of CPU at every plan, which were 450 s for two of them where 14 processes shared 2 CPUs
(2026-11-29).
"""

_UNASKED = ("-input=false", "-lock=false", "-json")
_APPLY = ("apply", "-auto-approve", *_UNASKED)


@dataclass(frozen=True, slots=True)
class Change:
    """What a second plan would still do; attributes: top-level names that differ."""

    address: str
    action: str
    attributes: frozenset[str]

    @property
    def kind(self) -> str:
        return self.address.partition(".")[0]


def apply(module: WorkingCopy, endpoint: str) -> Diagnostics:
    return _run(module, endpoint, _APPLY)


def replan(module: WorkingCopy, endpoint: str) -> tuple[Diagnostics, tuple[Change, ...]]:
    """Reads everything back; a failed plan has errors, never "no changes"."""
    file = module.folder / "specgen.tfplan"
    done = _terraform(module, endpoint, ("plan", f"-out={file.name}", *_UNASKED))
    found = _diagnostics("plan", done)
    if has_errors(found) or not any(diagnostics.events(done.out, "planned_change")):
        return found, ()
    document = runner.show(runner.Plan(module, file, ()))
    items = document.get("resource_changes", [])
    return found, tuple(_change(item) for item in items if _is_open(item))


def destroy(module: WorkingCopy, endpoint: str) -> Diagnostics:
    """Removes every block, because no override can undo a literal prevent_destroy."""
    if copy.lift(module) and has_errors(found := _without_refresh(module, endpoint)):
        return found
    copy.clear(module)
    found = _without_refresh(module, endpoint)
    if not has_errors(found) and (left := managed(module)):
        return (*found, Diagnostic("error", "still in the state after destroy", ", ".join(left)))
    return found


def forget(module: WorkingCopy, addresses: Collection[str]) -> None:
    """Removes them from the state, where a half-made resource would break each later read."""
    if known := sorted(set(addresses) & set(managed(module))):
        attach.plain(module, ("state", "rm", *known), {}, TIMEOUT_S)


def managed(module: WorkingCopy) -> tuple[str, ...]:
    """Addresses in the state, one for each resource instance, sorted."""
    if not module.state.exists():
        return ()
    document = json.loads(module.state.read_text(encoding="utf-8"))
    resources = [r for r in document["resources"] if r["mode"] == "managed"]
    return tuple(
        sorted(
            f"{resource['type']}.{resource['name']}{_index(instance.get('index_key'))}"
            for resource in resources
            for instance in resource["instances"]
        )
    )


def _without_refresh(module: WorkingCopy, endpoint: str) -> Diagnostics:
    return _run(module, endpoint, (*_APPLY, "-refresh=false"))


def _run(module: WorkingCopy, endpoint: str, arguments: Sequence[str]) -> Diagnostics:
    return _diagnostics(arguments[0], _terraform(module, endpoint, arguments))


def _terraform(module: WorkingCopy, endpoint: str, arguments: Sequence[str]) -> process.Finished:
    return attach.run(module, arguments, process.asking(endpoint), timeout_s=TIMEOUT_S)


def _diagnostics(verb: str, done: process.Finished) -> Diagnostics:
    """A command that failed without saying why is still a failure."""
    found = diagnostics.from_stream(done.out)
    if done.code == 0 or has_errors(found):
        return found
    said = (done.err or done.out).strip()
    return (*found, Diagnostic("error", f"terraform {verb} failed ({done.code})", said))


def _is_open(item: Mapping[str, Any]) -> bool:
    return item["mode"] == "managed" and item["change"]["actions"] != ["no-op"]


def _change(item: Mapping[str, Any]) -> Change:
    change = item["change"]
    return Change(item["address"], " and ".join(change["actions"]), frozenset(_names(change)))


def _names(change: Mapping[str, Any]) -> set[str]:
    """Of a replacement, only what forces it: the rest differs because the resource is new."""
    if forced := change.get("replace_paths"):
        return {str(path[0]) for path in forced}
    before, after = change["before"] or {}, change["after"] or {}
    unknown = {name for name, mark in (change.get("after_unknown") or {}).items() if mark}
    return unknown | {name for name in after if before.get(name) != after[name]}


def _index(key: int | str | None) -> str:
    return "" if key is None else f"[{json.dumps(key)}]"
