"""What the AWS provider says about many variants at once, in one root module."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from oracle.blocks import Blocks, document
from oracle.rendering import Rendering
from specgen.terraform.offline.diagnostics import Diagnostic, Diagnostics
from specgen.terraform.offline.runner import Plan, init, plan, validate
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.workspace import WorkingCopy, Workspace, prepare

FILE, SETTINGS = "oracle.tf.json", "terraform.tf.json"
_LABEL = re.compile(r"(?<!\w)v(\d+)_")
UNCHANGED = -1
"""Number of a fault that the root module has without any variant."""

Faults = Iterator[tuple[int, str]]


def label(number: int) -> str:
    """Begins the names of a variant's blocks."""
    return f"v{number}_"


@dataclass(frozen=True, slots=True)
class Bench:
    """A root module, initialised, to which variants are added."""

    copy: WorkingCopy
    server: Server

    def faults(self, lot: Mapping[int, Blocks]) -> Faults:
        """Number of each variant that the provider refuses, and why.

        One fault may hide others, so the lot is asked about again without those found.
        """
        left = dict(lot)
        while left and (said := self._errors(left)):
            blamed: dict[int, str] = {}
            for told in said:
                number = _number(told)
                if number is not None and number in left:
                    blamed.setdefault(number, _words(told))
            if not blamed:
                yield from self._halves(left, said)
                return
            yield from blamed.items()
            left = {number: made for number, made in left.items() if number not in blamed}

    def _halves(self, left: Mapping[int, Blocks], said: Diagnostics) -> Faults:
        """No variant is named."""
        if alone := self._errors({}):
            yield UNCHANGED, _words(alone[0])
        elif len(left) == 1:
            yield next(iter(left)), _words(said[0])
        else:
            numbers = list(left)
            middle = len(numbers) // 2
            for half in (numbers[:middle], numbers[middle:]):
                yield from self.faults({number: left[number] for number in half})

    def _errors(self, lot: Mapping[int, Blocks]) -> Diagnostics:
        """Of validate, and if there are none, of a plan."""
        added = json.dumps(document(lot.values()))
        (self.copy.folder / FILE).write_text(added, encoding="utf-8")
        if found := _only_errors(validate(self.copy)):
            return found
        planned = plan(self.copy, self.server)
        return () if isinstance(planned, Plan) else _only_errors(planned)


def bench(
    workspace: Workspace, base: Rendering, made: Iterable[Rendering], name: str, server: Server
) -> Bench:
    """made: of the variants; raises: RuntimeError if the root module cannot be initialised"""
    source = workspace.folder / "sources" / name
    source.mkdir(parents=True)
    files = dict(base.files) | {SETTINGS: json.dumps(with_providers(base, made))}
    for path, text in files.items():
        (source / path).write_text(text, encoding="utf-8")
    copy = prepare(workspace, source, name)
    if said := _only_errors(init(copy)):
        raise RuntimeError(f"{base.module}: {said[0]}")
    return Bench(copy, server)


def with_providers(base: Rendering, made: Iterable[Rendering]) -> Any:
    """A variant may need a provider for another region, which has an alias of its own."""
    document = json.loads(base.files[SETTINGS])
    blocks = document["provider"]["aws"]
    for other in made:
        known = {block.get("alias") for block in blocks}
        theirs = json.loads(other.files[SETTINGS])["provider"]["aws"]
        blocks += [block for block in theirs if block.get("alias") not in known]
    return document


def _only_errors(found: Diagnostics) -> Diagnostics:
    return tuple(told for told in found if told.severity == "error")


def _number(told: Diagnostic) -> int | None:
    named = _LABEL.search(told.address or "") or _LABEL.search(str(told))
    return int(named[1]) if named else None


def _words(told: Diagnostic) -> str:
    return " ".join(f"{told.address or told.file}: {told.summary} {told.detail}".split())
