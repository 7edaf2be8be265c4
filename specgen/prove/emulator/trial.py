"""Tries each listed type in one root module, so that types that now work leave the list."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from specgen.prove.emulator import copy, steps
from specgen.prove.emulator.bench import Bench
from specgen.prove.emulator.listed import Listed, Trial
from specgen.terraform.offline import workspace
from specgen.terraform.offline.diagnostics import Diagnostics, has_errors
from specgen.terraform.offline.workspace import WorkingCopy
from specgen.terraform.providers import AWS

NAME = "trial"

_SETTINGS: Mapping[str, Any] = {
    "provider": {AWS.name: [{"region": "us-east-1"}]},
    "terraform": {"required_providers": {AWS.name: {"source": AWS.source}}},
}


def outlived(bench: Bench) -> tuple[str, ...]:
    """Entries of the list that no longer apply to the emulator, in words.

    raises: RuntimeError if the trial itself does not work
    """
    kinds = {**bench.listed.left_out, **bench.listed.not_compared}
    trials = {kind: bench.listed.trials[kind] for kind in kinds}
    module = _module(bench, trials)
    _need(copy.configure(module, bench.emulator.key(copy.ACCOUNT)))
    failed = steps.apply(module, bench.emulator.endpoint)  # expected: that is why they are listed
    steps.forget(module, {item.address for item in failed if item.address})
    stands = set(steps.managed(module))
    found, changes = steps.replan(module, bench.emulator.endpoint)
    _need(found)
    open_ = {change.address: change.attributes for change in changes}
    _need_support(trials, stands)
    return tuple(judged(bench.listed, stands, open_))


def judged(
    listed: Listed, stands: set[str], changes: Mapping[str, frozenset[str]]
) -> Iterator[str]:
    for kind in sorted(listed.left_out):
        if (address := f"{kind}.{NAME}") in stands:
            differs = ", ".join(sorted(changes.get(address, ())))
            where = (
                f"list it as not compared for {differs} instead"
                if differs
                else "remove it from the list"
            )
            yield f"{kind} is left out, but can be applied; {where}"
    for kind, difference in sorted(listed.not_compared.items()):
        address = f"{kind}.{NAME}"
        if address not in stands:
            yield f"{kind} is listed as not compared, but cannot be applied; list it as left out"
        elif alike := difference.attributes - changes.get(address, frozenset()):
            names = ", ".join(sorted(alike))
            yield f"{kind} is not compared for {names}, but reads back as written; compare that"


def _module(bench: Bench, trials: Mapping[str, Trial]) -> WorkingCopy:
    source = Path(bench.workspace.folder) / "sources" / NAME
    source.mkdir(parents=True)
    resources: dict[str, dict[str, Any]] = {}
    for kind, trial in trials.items():
        for needed, named in trial.needs.items():
            resources.setdefault(needed, {}).update(named)
        resources.setdefault(kind, {})[NAME] = trial.body
    for name, document in {"terraform": _SETTINGS, NAME: {"resource": resources}}.items():
        (source / f"{name}.tf.json").write_text(json.dumps(document), encoding="utf-8")
    return workspace.prepare(bench.workspace, source, NAME)


def _need(found: Diagnostics) -> None:
    if has_errors(found):
        raise RuntimeError("\n".join(map(str, found)))


def _need_support(trials: Mapping[str, Trial], stands: set[str]) -> None:
    """A type whose needs cannot be made would not be tried at all."""
    needed = {
        f"{kind}.{name}"
        for trial in trials.values()
        for kind, named in trial.needs.items()
        for name in named
    }
    if absent := needed - stands:
        raise RuntimeError(f"not made for the trial: {', '.join(sorted(absent))}")
