"""A second plan with other invented values: what differs was decided by what only AWS knows."""

from collections.abc import Iterable, Sequence

from specgen.diff.attributes import Item
from specgen.diff.elements import Contents
from specgen.terraform.offline.diagnostics import Diagnostics

LABELS = frozenset({"tags", "tags_all"})
"""Arguments that never replace anything."""


def affected(items: Sequence[Item], base: Contents, head: Contents) -> frozenset[str]:
    """Addresses of what stays, or is replaced, and changes in more than its tags.

    If there are any, also of what moves, because Terraform refuses to plan without those.
    """
    found = {item["address"] for item in items if set(_differing(item)) - LABELS}
    both = head.resources.keys() & base.resources.keys()
    found |= {a for a in both if base.resources[a].body != head.resources[a].body}
    moved = {item["address"] for item in items if item.get("previous_address")}
    return frozenset(found | moved if found else ())


def swayed(items: Iterable[Item], others: Iterable[Item]) -> dict[str, str]:
    """Address -> the attributes by which one plan replaces it and the other does not."""
    first, second = (_replaced(changes) for changes in (items, others))
    return {
        address: first.get(address) or second[address] for address in first.keys() ^ second.keys()
    }


def unfit(found: Diagnostics) -> frozenset[str]:
    """Addresses for which the provider does not take the other values."""
    return frozenset(d.address for d in found if d.severity == "error" and d.address)


def _differing(item: Item) -> list[str]:
    change = item["change"]
    before, after = change.get("before"), change.get("after")
    if not isinstance(before, dict) or not isinstance(after, dict):
        return []  # created or destroyed, whatever AWS holds
    unknown = change.get("after_unknown") or {}
    return [n for n in {**before, **after} if before.get(n) != after.get(n) or unknown.get(n)]


def _replaced(items: Iterable[Item]) -> dict[str, str]:
    return {
        item["address"]: ", ".join(_paths(item))
        for item in items
        if {"create", "delete"} <= set(item["change"]["actions"])
    }


def _paths(item: Item) -> list[str]:
    paths = (path for path in item["change"].get("replace_paths", []))
    return sorted({".".join(map(str, path)) for path in paths})
