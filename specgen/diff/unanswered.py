"""Questions that the provider asks AWS while it plans, and that nobody answers offline."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from specgen.diff.attributes import Item
from specgen.findings.secret_values import texts
from specgen.terraform.offline.asking import askers
from specgen.terraform.offline.calls import Call
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.workspace import WorkingCopy


@dataclass(frozen=True, slots=True)
class Unanswered:
    """kind: the type of the resource that asks; empty if the provider does not say"""

    call: Call
    kind: str

    def concerns(self, item: Item) -> bool:
        return self.kind in {"", item["type"]}

    def names(self, item: Item) -> bool:
        """Whether the resource holds what is asked about, before or after."""
        change, wanted = item["change"], self.call.name
        held = (text for side in ("before", "after") for _, text in texts(change.get(side), ()))
        return bool(wanted) and wanted in held


def unanswered(
    module: WorkingCopy, values: Mapping[str, str], calls: Iterable[Call], state: Path | None
) -> tuple[Unanswered, ...]:
    """Plans again to learn who asks; values, state: as the plan that asked had them"""
    wanted = tuple(dict.fromkeys(calls))
    if not wanted:
        return ()
    kinds = askers(module, Server(values), wanted, state)
    return tuple(Unanswered(call, kinds.get(call, "")) for call in wanted)


def asking(items: Iterable[Item], questions: Iterable[Unanswered]) -> dict[str, str]:
    """Address -> the question; each resource of the type, unless some hold what is asked about."""
    found: dict[str, str] = {}
    held = list(items)
    for question in questions:
        concerned = [item for item in held if question.concerns(item)]
        named = [item for item in concerned if question.names(item)]
        found |= {item["address"]: str(question.call) for item in named or concerned}
    return found
