"""Plans the head of a root module against a state that is invented from its base."""

import json
import shutil
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from specgen.diff.attributes import Item
from specgen.diff.elements import Contents
from specgen.diff.second_plan import is_needed, swayed, unfit
from specgen.diff.sides import MARK, Files
from specgen.diff.unanswered import Unanswered, asking, unanswered
from specgen.terraform.offline import override, runner
from specgen.terraform.offline.backend import identity
from specgen.terraform.offline.calls import Answer, Call, answer
from specgen.terraform.offline.diagnostics import Diagnostic, Diagnostics, has_errors
from specgen.terraform.offline.runner import Plan
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.state import State
from specgen.terraform.offline.stub.attachment import stubbed
from specgen.terraform.offline.synthetic import SYNTHETIC, plan_with_state, settle
from specgen.terraform.offline.variation import invented, varied
from specgen.terraform.offline.workspace import WorkingCopy, Workspace, prepare

_TRIES = 3
"""Second plans at most; each names all resources that it fails for."""
UNGUARDED = "zz_specgen_unguarded_override.tf.json"
"""Lifts prevent_destroy, which would make a plan fail instead of showing what it guards against."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """items: `resource_changes` of the head's plan, without data sources

    unsettled: address in the base -> what the base, planned against itself, would still do
    asking: address -> a question to AWS that nobody answers and that may decide about it
    swayed: address -> the attributes that replace it or not, depending on what AWS holds
    invented: address in the base -> arguments whose value AWS has chosen
    schema_only: names of providers that were not there, only their schema
    """

    items: tuple[Item, ...] = ()
    unsettled: Mapping[str, str] = field(default_factory=dict)
    asking: Mapping[str, str] = field(default_factory=dict)
    swayed: Mapping[str, str] = field(default_factory=dict)
    invented: Mapping[str, frozenset[str]] = field(default_factory=dict)
    diagnostics: Diagnostics = ()
    schema_only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ModuleSide:
    """One side of a root module; values: of the parameters that it reads"""

    files: Files
    contents: Contents
    values: Mapping[str, str]


def rehearse(workspace: Workspace, name: str, base: ModuleSide, head: ModuleSide) -> Rehearsal:
    """Both sides in one folder, one after the other, so that one `init` serves both."""
    try:
        module = prepare(workspace, _laid(workspace, name, base.files), name)
    except ValueError as error:
        return _failed(Diagnostic("error", "the base cannot be planned", str(error), file=MARK))
    try:
        return _rehearse(module, base, head)
    except RuntimeError as error:  # a Terraform command that should have worked
        return _failed(Diagnostic("error", "Terraform failed", str(error)))


def _rehearse(module: WorkingCopy, base: ModuleSide, head: ModuleSide) -> Rehearsal:
    _unguard(module.folder, base.contents)
    found = runner.init(module)
    if has_errors(found):
        return Rehearsal(diagnostics=found)
    with ExitStack() as stack:
        server = stack.enter_context(Server(base.values, _answer))
        state = settle(module, server)
        if not isinstance(state, State):
            return Rehearsal(diagnostics=tuple(map(_of_base, state)))
        other = varied(state, module.folder)
        questions = _unanswered(module, server, base.values, state)
        found = _exchange(module, base, head)
        if has_errors(found):
            return Rehearsal(unsettled=state.unsettled, diagnostics=found)
        if base.values != head.values:
            server = stack.enter_context(Server(head.values, _answer))
        planned = plan_with_state(module, state, server)
        if not isinstance(planned, Plan):
            return Rehearsal(unsettled=state.unsettled, diagnostics=planned)
        questions += _unanswered(module, server, head.values, state)
        items = _items(planned, whole=bool(questions))
        needed = is_needed(items, base.contents, head.contents)
        decided = _swayed(module, server, items, state, other) if needed else {}
        asked = asking(items, questions)
        only = frozenset(provider.name for provider in stubbed(module))
        return Rehearsal(items, state.unsettled, asked, decided, invented(state), schema_only=only)


def _swayed(
    module: WorkingCopy, server: Server, items: Sequence[Item], state: State, other: State
) -> dict[str, str]:
    """A resource that cannot have the other values keeps those of the first plan."""
    for _ in range(_TRIES):
        again = plan_with_state(module, other, server)
        if isinstance(again, Plan):
            return swayed(items, _items(again))
        unfit_ = unfit(again) & other.instances.keys()
        kept = {address: state.instances[address] for address in unfit_}
        if not kept:
            break
        other = replace(other, instances={**other.instances, **kept})
    return {}


def _unanswered(
    module: WorkingCopy, server: Server, values: Mapping[str, str], state: State
) -> tuple[Unanswered, ...]:
    """Of the plans so far; values: what the server answers with"""
    calls = server.unexpected
    file = state.write(module.folder / SYNTHETIC) if calls else None
    return unanswered(module, values, calls, file)


def _answer(call: Call, values: Mapping[str, str]) -> Answer | None:
    """Also who asks: a proof refuses that question, a diff only needs any answer."""
    if (call.service, call.action) == ("sts", "GetCallerIdentity"):
        return identity()
    return answer(call, values)


def _exchange(module: WorkingCopy, base: ModuleSide, head: ModuleSide) -> Diagnostics:
    """Replaces the base's files with the head's, and initialises again only if necessary."""
    for path in module.folder.glob("*.tf.json"):
        path.unlink()
    _write(module.folder, head.files)
    try:
        override.write(module.folder)
    except ValueError as error:
        return (Diagnostic("error", "the head cannot be planned", str(error), file=MARK),)
    _unguard(module.folder, head.contents)
    return () if _required(base) == _required(head) else runner.init(module)


def _items(planned: Plan, *, whole: bool = False) -> tuple[Item, ...]:
    """whole: also if nothing changes, for each resource is then an item that does not"""
    if not planned.changes and not whole:
        return ()
    changes = runner.show(planned).get("resource_changes", [])
    return tuple(item for item in changes if item["mode"] == "managed")


def _laid(workspace: Workspace, name: str, files: Files) -> Path:
    folder = workspace.folder / "bases" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _write(folder, files)
    return folder


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


def _required(sided: ModuleSide) -> object:
    """What `init` depends on."""
    return json.loads(sided.files[MARK]).get("terraform", {}).get("required_providers")


def _failed(diagnostic: Diagnostic) -> Rehearsal:
    return Rehearsal(diagnostics=(diagnostic,))


def _of_base(found: Diagnostic) -> Diagnostic:
    summary = f"the base cannot be planned: {found.summary}"
    return Diagnostic(found.severity, summary, found.detail, found.address, found.file, found.line)
