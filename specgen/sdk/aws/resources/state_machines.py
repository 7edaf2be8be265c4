"""State machines whose states do not lead where they say."""

from collections.abc import Iterator, Mapping
from typing import Any

from specgen.findings.finding import Problem
from specgen.findings.words import did_you_mean
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

TYPES = ("Task", "Pass", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map")
LAST = ("Succeed", "Fail")
States = Mapping[str, Any]


@resource_check(
    "AWS006",
    "the states of a state machine lead to states that exist, and on to an end",
    "aws_sfn_state_machine",
    fact="Step Functions refuses a definition whose StartAt, Next, Default or Catch names no "
    "state, whose state has neither Next nor End, that never ends, or whose state is never "
    "reached; a plan without an account cannot ask it",
    source="https://docs.aws.amazon.com/step-functions/latest/apireference/"
    "API_ValidateStateMachineDefinitionDiagnostic.html",
)
def states_lead_on(_kind: str, block: Block) -> Iterator[Problem]:
    definition = block.json("definition")
    if isinstance(definition, dict):
        found = dict.fromkeys(_about_machine(definition, ""))
        yield from (block.problem("definition", said) for said in found)


DEEPEST = 30
"""Levels of machines inside machines that are read; its own limit is not verified."""


def _about_machine(machine: Mapping[str, Any], where: str, depth: int = 0) -> Iterator[str]:
    """A whole definition, a branch of Parallel, or what a Map repeats."""
    states, start = machine.get("States"), machine.get("StartAt")
    before = f"{where}: " if where else ""
    if states is None or start is None:
        lacking = "States" if states is None else "StartAt"
        yield f"{before}there is no {lacking}"
        return
    if not isinstance(states, dict):
        return
    if isinstance(start, str) and start not in states:
        guess = did_you_mean(start, list(states))
        yield f"{before}StartAt names {start!r}, and there is no such state{guess}"
    for name, state in states.items():
        if isinstance(state, dict):
            yield from _about_state(states, state, f"{before}{name}", depth)
    if isinstance(start, str) and all(isinstance(state, dict) for state in states.values()):
        yield from (f"{before}{said}" for said in _about_ways(states, start))


def _about_ways(states: States, start: str) -> Iterator[str]:
    """Nothing if a way leads nowhere: what it should reach is not known."""
    targets = [start, *(target for state in states.values() for _, target in _targets(state))]
    if not all(isinstance(target, str) and target in states for target in targets):
        return
    reached = _reached(states, start)
    for name in states:
        if name not in reached:
            yield f"{name}: no state leads to it; name it in a Next, or remove it"
    if not any(_ends(states[name]) for name in reached):
        yield "no state that is reached ends; write `End: true` in the last"


def _about_state(states: States, state: Mapping[str, Any], where: str, depth: int) -> Iterator[str]:
    kind = state.get("Type")
    if kind is None or (isinstance(kind, str) and kind not in TYPES):
        wrong = "has no Type" if kind is None else f"has the Type {kind!r}"
        yield f"{where}: it {wrong}; it is one of {', '.join(TYPES)}"
    for key, target in _targets(state):
        if isinstance(target, str) and target not in states:
            guess = did_you_mean(target, list(states))
            yield f"{where}: {key} names {target!r}, and there is no such state{guess}"
    ways = [key for key in ("Next", "End") if state.get(key, False) is not False]
    if kind == "Choice" and not state.get("Choices"):
        yield f"{where}: a Choice has Choices"
    if kind in TYPES and kind not in (*LAST, "Choice") and len(ways) != 1:
        yield f"{where}: it has {'both Next and End' if ways else 'neither Next nor End'}"
    for inner, machine in _inner(state):
        if isinstance(machine, dict) and depth < DEEPEST:
            yield from _about_machine(machine, f"{where}.{inner}", depth + 1)


def _targets(state: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key in ("Next", "Default"):
        if key in state:
            yield key, state[key]
    for key in ("Choices", "Catch"):
        listed = state.get(key)
        for i, rule in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(rule, dict) and "Next" in rule:
                yield f"{key}[{i}].Next", rule["Next"]


def _inner(state: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    branches = state.get("Branches")
    for i, machine in enumerate(branches if isinstance(branches, list) else ()):
        yield f"Branches[{i}]", machine
    for key in ("ItemProcessor", "Iterator"):
        if key in state:
            yield key, state[key]


def _reached(states: States, start: str) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        waiting += [target for _, target in _targets(states[name])]
    return reached


def _ends(state: Mapping[str, Any]) -> bool:
    """Also true of a state that leads nowhere, which is its own fault."""
    return (
        state.get("Type") in LAST
        or state.get("End", False) is not False
        or not list(_targets(state))
    )
