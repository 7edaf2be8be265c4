"""`specgen stacks --format sh|make`: plain Terraform commands that apply root modules."""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from specgen.cli.run import first_state
from specgen.cli.run.stacks import waves
from specgen.pipeline import Checked
from specgen.project.here import Here
from specgen.project.project import Project
from specgen.project.stacks import RootModule

PLAN = ".terraform/specgen.tfplan"
"""In Terraform's own folder, because a plan may contain secrets: nobody commits that folder."""


@dataclass(frozen=True, slots=True)
class Step:
    """One root module; before, after: what a person does then, as sentences

    folder: of its files, seen from the current folder; needs: ids of steps that come first
    holds_states: it makes the bucket in which its own state is to be
    """

    id: str
    folder: str
    wave: int
    needs: tuple[str, ...]
    holds_states: bool
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """missing: ids that the steps need and that are not among them"""

    steps: tuple[Step, ...]
    missing: tuple[str, ...]
    destroy: bool


def script(
    checked: Checked,
    chosen: Sequence[RootModule],
    output: Path,
    *,
    destroy: bool,
) -> Script:
    """checked: has no errors; the steps are in the order in which they run"""
    modules = checked.modules
    ids = {m.id for m in chosen}
    wave = waves(modules)
    ordered = sorted(
        chosen, key=lambda m: (not _holds_states(m), wave[m.id], m.id), reverse=destroy
    )
    missing = sorted({n for m in chosen for n in _around(modules, m, destroy=destroy)} - ids)
    steps = (
        Step(
            m.id,
            (output / m.id).as_posix(),
            wave[m.id],
            tuple(n for n in _around(modules, m, destroy=destroy) if n in ids),
            _holds_states(m) and not destroy,
            () if destroy else tuple(_by_hand(checked.project, m, "before")),
            () if destroy else tuple(_by_hand(checked.project, m, "after")),
        )
        for m in ordered
    )
    return Script(tuple(steps), tuple(missing), destroy)


def _around(modules: Sequence[RootModule], module: RootModule, *, destroy: bool) -> Iterator[str]:
    """What must be applied before it, or destroyed before it."""
    if destroy:
        all_need = _holds_states(module)
        others = (m for m in modules if m.id != module.id)
        yield from (m.id for m in others if all_need or module.id in m.needs)
    else:
        yield from module.needs
        if not _holds_states(module):
            yield from (m.id for m in modules if _holds_states(m))


def _holds_states(module: RootModule) -> bool:
    return any(e.spec.holds_states for e in module.effectives)


def _by_hand(project: Project | None, module: RootModule, when: str) -> Iterator[str]:
    if project is None:
        return
    found = (
        step.text
        for effective in module.effectives
        for step in effective.spec.by_hand(Here(project, effective))
        if step.when == when
    )
    yield from dict.fromkeys(found)


def text(made: Script, form: str) -> str:
    """form: sh or make"""
    lines = _makefile(made) if form == "make" else _shell(made)
    return "\n".join(lines) + "\n"


def _shell(made: Script) -> Iterator[str]:
    yield "#!/bin/sh"
    yield from _header(made)
    yield "set -eu"
    yield "run() {"
    yield from (f"  {line}" for line in _terraform('"$1"', made))
    yield "}"
    if any(step.holds_states for step in made.steps):
        yield from FIRST_STATE
        yield from (f"  {line}" for line in first_state.function('"$1"', ['run "$1"']))
        yield "}"
    if any(step.before or step.after for step in made.steps):
        yield from BY_HAND
    wave = 0
    for step in made.steps:
        if step.wave != wave:
            wave = step.wave
            yield ""
            yield f"# wave {wave}"
        yield from _pause(step.before)
        verb = first_state.NAME if step.holds_states else "run"
        yield f"{verb} {shlex.quote(step.folder)}"
        yield from _pause(step.after)


def _pause(sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        yield "by_hand \\"
        yield from (f"  {shlex.quote(words)} \\" for words in sentences[:-1])
        yield f"  {shlex.quote(sentences[-1])}"


FIRST_STATE = (
    "# The bucket cannot keep its own state before it exists: the first apply keeps it in a file,",
    "# which is then moved into the bucket.",
    f"{first_state.NAME}() {{",
)
BY_HAND = (
    "# Waits until you have done it; with SPECGEN_DONE=1, all of it is done already.",
    "by_hand() {",
    "  printf '%s\\n' '' \"$@\" >&2",
    '  [ -n "${SPECGEN_DONE-}" ] && return',
    "  printf 'Press Enter when that is done: ' >&2",
    "  read -r _ < /dev/tty",
    "}",
)


def _makefile(made: Script) -> Iterator[str]:
    yield from _header(made)
    yield ".PHONY: all " + " ".join(step.id for step in made.steps)
    yield "all: " + " ".join(step.id for step in made.steps)
    yield "define run"
    yield from _terraform("$(1)", made)
    yield "endef"
    if any(step.holds_states for step in made.steps):
        yield from FIRST_STATE[:-1]
        yield f"define {first_state.NAME}"
        run = list(_terraform("$(1)", made))
        yield from first_state.as_recipe(list(first_state.function("$(1)", run)))
        yield "endef"
    for step in made.steps:
        yield ""
        yield from (f"# First: {words}" for words in step.before)
        yield f"{step.id}: {' '.join(step.needs)}".rstrip()
        verb = first_state.NAME if step.holds_states else "run"
        yield f"\t$(call {verb},{step.folder})"
        yield from (f"# Then: {words}" for words in step.after)


def _header(made: Script) -> Iterator[str]:
    verb = "Destroys" if made.destroy else "Applies"
    count = len(made.steps)
    yield f"# {verb} {count} root module{'s' if count != 1 else ''}, in an order that their"
    yield "# dependencies allow; those of one wave do not need each other. Written by"
    yield "# `specgen stacks`; Terraform uses the credentials of the shell that runs this."
    if made.missing:
        state = "destroyed" if made.destroy else "applied"
        yield f"# Not here, and must be {state} already:"
        yield from (f"#   {module}" for module in made.missing)


def _terraform(folder: str, made: Script) -> Iterator[str]:
    """Terraform asks no question: what it does is what the plan shows."""
    kind = " -destroy" if made.destroy else ""
    yield f"terraform -chdir={folder} init -input=false"
    yield f"terraform -chdir={folder} plan -input=false{kind} -out={PLAN}"
    yield f"terraform -chdir={folder} apply -input=false {PLAN}"
