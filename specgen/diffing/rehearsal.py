"""The head of a root module planned against a state that is invented from its base."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from specgen.diffing.elements import Contents
from specgen.diffing.sides import MARK, Files
from specgen.offline import override, runner
from specgen.offline.diagnostics import Diagnostic, Diagnostics, has_errors
from specgen.offline.runner import Plan
from specgen.offline.server import Server
from specgen.offline.state import State
from specgen.offline.synthetic import plan_with_state, settle
from specgen.offline.workspace import Module, Workspace, prepare

UNGUARDED = "zz_specgen_unguarded_override.tf.json"
"""A guard makes a plan fail where we want to hear what it guards against."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """items: `resource_changes` of the head's plan, without data sources

    unsettled: address in the base -> what the base, planned against itself, would still do
    """

    items: tuple[Mapping[str, Any], ...] = ()
    unsettled: Mapping[str, str] = field(default_factory=dict)
    diagnostics: Diagnostics = ()


@dataclass(frozen=True, slots=True)
class Sided:
    """One side of a root module; values: what the parameters hold that it reads"""

    files: Files
    contents: Contents
    values: Mapping[str, str]


def rehearse(workspace: Workspace, name: str, base: Sided, head: Sided) -> Rehearsal:
    """Both sides in one folder, one after the other, so that one `init` does for both."""
    try:
        module = prepare(workspace, _laid(workspace, name, base.files), name)
    except ValueError as error:
        return _failed(Diagnostic("error", "the base cannot be planned", str(error), file=MARK))
    _unguard(module.folder, base.contents)
    found = runner.init(module)
    if has_errors(found):
        return Rehearsal(diagnostics=found)
    with Server(base.values) as server:
        state = settle(module, server.endpoint)
    if not isinstance(state, State):
        return Rehearsal(diagnostics=tuple(map(_of_base, state)))
    return _against(module, state, base, head)


def _against(module: Module, state: State, base: Sided, head: Sided) -> Rehearsal:
    try:
        _exchange(module.folder, head)
    except ValueError as error:
        return _failed(Diagnostic("error", "the head cannot be planned", str(error), file=MARK))
    if _settings(base.files) != _settings(head.files):
        found = runner.init(module)
        if has_errors(found):
            return Rehearsal(unsettled=state.unsettled, diagnostics=found)
    with Server(head.values) as server:
        planned = plan_with_state(module, state, server.endpoint)
    if not isinstance(planned, Plan):
        return Rehearsal(unsettled=state.unsettled, diagnostics=planned)
    return Rehearsal(_items(planned), state.unsettled)


def _items(planned: Plan) -> tuple[Mapping[str, Any], ...]:
    if not planned.changes:
        return ()
    changes = runner.show(planned).get("resource_changes", [])
    return tuple(item for item in changes if item["mode"] == "managed")


def _laid(workspace: Workspace, name: str, files: Files) -> Path:
    folder = workspace.folder / "bases" / name
    folder.mkdir(parents=True)
    _write(folder, files)
    return folder


def _exchange(folder: Path, head: Sided) -> None:
    """raises: ValueError as override.write"""
    for path in folder.glob("*.tf.json"):
        path.unlink()
    shutil.rmtree(folder / "backend", ignore_errors=True)
    _write(folder, head.files)
    override.write(folder)
    _unguard(folder, head.contents)


def _write(folder: Path, files: Files) -> None:
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _unguard(folder: Path, contents: Contents) -> None:
    body = {"lifecycle": {"prevent_destroy": False}}
    resources: dict[str, dict[str, Any]] = {}
    for element in contents.resources.values():
        if element.guarded:
            kind, _, name = element.address.partition(".")
            resources.setdefault(kind, {})[name] = body
    if resources:
        text = json.dumps({"resource": resources}, indent=2)
        (folder / UNGUARDED).write_text(text + "\n", encoding="utf-8")


def _settings(files: Files) -> object:
    """What `init` looks at."""
    return json.loads(files[MARK]).get("terraform", {}).get("required_providers")


def _failed(diagnostic: Diagnostic) -> Rehearsal:
    return Rehearsal(diagnostics=(diagnostic,))


def _of_base(found: Diagnostic) -> Diagnostic:
    summary = f"the base cannot be planned: {found.summary}"
    return Diagnostic(found.severity, summary, found.detail, found.address, found.file, found.line)
