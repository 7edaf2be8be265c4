"""Resources whose provider now looks in another region or account.

Terraform asks for them there, finds nothing, and makes them a second time; the first ones stay as
they are, and no state knows of them. No plan without an account shows that.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from specgen.diff.elements import Contents, Element
from specgen.diff.model import Action, Change
from specgen.diff.structural import Pair
from specgen.facts.stateful import lost_with
from specgen.terraform.providers import PROVIDERS, provider_of
from specgen.terraform.root_modules import block_of

MOVED = "its provider looks in {new} now, not in {old}: another one is made there, and this one \
stays in AWS, unknown to Terraform"
EVERYWHERE = ("aws_cloudfront_", "aws_iam_", "aws_route53_", "aws_organizations_", "aws_shield_")
"""Types that a provider of any region finds.

source: "global services" in https://docs.aws.amazon.com/whitepapers/latest/
aws-fault-isolation-boundaries/global-services.html (2026-11-28)
"""

_ACCOUNT = re.compile(r"\Aarn:[\w-]+:iam::(?P<account>\d+):")

Place = tuple[str, str]
"""What a provider block points to: region, account."""


def moved_elsewhere(changes: Iterable[Change], both: Pair) -> Iterator[Change]:
    """The changes; what a provider does not find any more is unknown, even if written as before."""
    before, after = places(both.base), places(both.head)
    seen = set()
    for change in changes:
        seen.add(change.address)
        yield _elsewhere(change, both, before, after)
    for address, element in sorted(both.head.resources.items()):
        if address not in seen and both.before(address) is not None:
            plain = Change(address, Action.NONE, element.document)
            made = _elsewhere(plain, both, before, after)
            if made is not plain:
                yield made


def _elsewhere(
    change: Change, both: Pair, before: Mapping[str, Place], after: Mapping[str, Place]
) -> Change:
    new = both.head.resources.get(block_of(change.address))
    old = both.before(new.address) if new else None
    if old is None or new is None or change.action is Action.DESTROY:
        return change
    places_ = before.get(provider_block(old)), after.get(provider_block(new))
    sides = _words(*places_)
    if sides is None or (new.kind.startswith(EVERYWHERE) and "account" not in sides[0]):
        return change
    lost = change.lost or lost_with(old.kind, both.losses, guarded=old.guarded)
    why = MOVED.format(old=sides[0], new=sides[1])
    return replace(change, action=Action.UNKNOWN, lost=lost, why=why)


def provider_block(element: Element) -> str:
    """aws, or aws.tokyo"""
    kind = provider_of(element.kind)
    return str(element.argument("provider") or (kind.name if kind else ""))


def _words(old: Place | None, new: Place | None) -> tuple[str, str] | None:
    """Where the provider looked, and where it looks now, if that is somewhere else."""
    if old is None or new is None:
        return None
    if old[0] and new[0] and old[0] != new[0]:
        return old[0], new[0]
    if old[1] and new[1] and old[1] != new[1]:
        return f"account {old[1]}", f"account {new[1]}"
    return None


def places(contents: Contents) -> dict[str, Place]:
    """Provider block -> what it points to."""
    held = contents.others.get("provider")
    bodies = held.body if held and isinstance(held.body, dict) else {}
    return {
        name + (f".{block['alias']}" if block.get("alias") else ""): _place(block)
        for name in PROVIDERS
        for block in _blocks(bodies.get(name, []))
    }


def _blocks(held: object) -> list[Mapping[str, Any]]:
    blocks = held if isinstance(held, list) else [held]
    return [block for block in blocks if isinstance(block, dict)]


def _place(block: Mapping[str, Any]) -> Place:
    allowed = block.get("allowed_account_ids") or []
    roles = _blocks(block.get("assume_role", []))
    found = filter(None, (_ACCOUNT.search(str(role.get("role_arn", ""))) for role in roles))
    account = next((match["account"] for match in found), ",".join(map(str, allowed)))
    return str(block.get("region", "")), account
