"""init, validate, plan and show of one root module; faults come back as diagnostics."""

import json
import re
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from specgen.terraform.offline import attach, diagnostics, installation, process
from specgen.terraform.offline.diagnostics import Diagnostic, Diagnostics
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.workspace import WorkingCopy

# Terraform warns of this at each init from a mirror; it concerns the mirror, not the module.
_OF_THE_MIRROR = "Incomplete lock file information for providers"
_AGAIN = 2
_OUR_TRANSPORT = re.compile(
    r"127\.0\.0\.1:\d+[^\"]*(closed network connection|connection reset|EOF)"
)
"""An answer of our own server that got lost on a busy machine; the module is not at fault."""
# Printed before the actual errors in the configuration.
_PREAMBLE = "Terraform encountered problems during initialisation"


@dataclass(frozen=True)
class Change:
    """action: create, read, update, replace, delete, move or remove; previous: moved from there."""

    address: str
    action: str
    reason: str = ""
    previous: str | None = None


@dataclass(frozen=True)
class Plan:
    """changes: sorted by address; file: Terraform's plan file, for `show`."""

    module: WorkingCopy
    file: Path
    changes: tuple[Change, ...]
    warnings: Diagnostics = ()

    def with_action(self, *actions: str) -> tuple[str, ...]:
        return tuple(change.address for change in self.changes if change.action in actions)


def init(module: WorkingCopy) -> Diagnostics:
    """Once for all root modules that need the same; then each gets a copy of what it left."""
    with module.workspace.installing:
        if installation.put(module):
            return ()
        found = _init_with_lock(module)
        if not found:
            installation.keep(module)
        return found


def validate(module: WorkingCopy) -> Diagnostics:
    done = attach.run(module, ["validate", "-json"], {})
    if not done.out.startswith("{"):
        return _or_failure("validate", done, ())
    return _or_failure("validate", done, diagnostics.from_document(done.out))


def plan(
    module: WorkingCopy,
    server: Server,
    state: Path | None = None,
    log: Path | None = None,
    targets: Collection[str] = (),
) -> Plan | Diagnostics:
    """Never refreshes: the plan depends on the configuration and `state` alone.

    server: answers what the provider asks AWS; log: a file for the provider's log
    targets: addresses that alone are planned, with what they read; all if there are none
    """
    _put_state(module, state)
    file = module.folder / "specgen.tfplan"
    flags = ["-input=false", "-lock=false", "-refresh=false", f"-out={file.name}", "-json"]
    flags += [f"-target={address}" for address in sorted(targets)]
    logged = {"TF_LOG_PROVIDER": "DEBUG", "TF_LOG_PATH": str(log.resolve())} if log else {}
    variables = process.asking(server.endpoint) | logged
    for _ in range(1 + _AGAIN):
        if log:  # a provider that keeps running writes none
            done = _terraform(module, ["plan", *flags], variables)
        else:
            done = attach.run(module, ["plan", *flags], variables, server)
        if done.code == 0 or not _OUR_TRANSPORT.search(done.out):
            break
    found = _or_failure("plan", done, diagnostics.from_stream(done.out))
    if diagnostics.has_errors(found):
        return found
    return Plan(module, file, _changes(done.out), found)


def show(plan: Plan) -> Mapping[str, Any]:
    """The plan from `terraform show -json`; raises: RuntimeError with Terraform's message"""
    done = attach.run(plan.module, ["show", "-json", plan.file.name], {})
    if done.code != 0:
        raise RuntimeError(f"terraform show failed in {plan.module.name}: {done.err}")
    document: Mapping[str, Any] = json.loads(done.out)
    return document


def _init_with_lock(module: WorkingCopy) -> Diagnostics:
    if module.workspace.mirror is not None:
        # With a mirror, a known lock file would only add a second hash of 700 MB.
        return _init(module)
    shared = module.shared_lock_file
    if shared.exists():
        shutil.copyfile(shared, module.lock_file)
    found = _init(module)
    if not diagnostics.has_errors(found):
        shutil.copyfile(module.lock_file, shared)
    return found


def _init(module: WorkingCopy) -> Diagnostics:
    done = _terraform(module, ["init", "-input=false", "-json"], {})
    found = diagnostics.from_stream(done.out)
    relevant = tuple(d for d in found if not d.summary.startswith((_OF_THE_MIRROR, _PREAMBLE)))
    return _or_failure("init", done, relevant)


def _put_state(module: WorkingCopy, state: Path | None) -> None:
    """Puts the state where the local backend of the override looks for it."""
    if state is None:
        module.state.unlink(missing_ok=True)
    else:
        shutil.copyfile(state, module.state)


def _terraform(
    module: WorkingCopy, arguments: list[str], extra: Mapping[str, str]
) -> process.Finished:
    return attach.plain(module, arguments, extra)


def _changes(stream: str) -> tuple[Change, ...]:
    planned = (event["change"] for event in diagnostics.events(stream, "planned_change"))
    return tuple(sorted(map(_change, planned), key=lambda change: change.address))


def _change(item: Mapping[str, Any]) -> Change:
    return Change(
        address=item["resource"]["addr"],
        action=item["action"],
        reason=item.get("reason", ""),
        previous=(item.get("previous_resource") or {}).get("addr"),
    )


def _or_failure(verb: str, done: process.Finished, found: Diagnostics) -> Diagnostics:
    """A command that failed without saying why is still a failure."""
    if done.code == 0 or diagnostics.has_errors(found):
        return found
    said = (done.err or done.out).strip()
    return (*found, Diagnostic("error", f"terraform {verb} failed ({done.code})", said))
