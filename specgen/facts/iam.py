"""IAM actions by service."""

import re
from functools import cache

from specgen.facts import store

EVERY = "*"


def services() -> tuple[str, ...]:
    """Prefixes, such as s3."""
    return tuple(sorted(_actions()))


def actions(service: str) -> tuple[str, ...]:
    """With their prefix, such as s3:GetObject; empty for an unknown service."""
    return tuple(f"{service}:{name}" for name in _actions().get(service, "").split())


def exists(action: str) -> bool:
    """Whether an action, or a pattern with * and ?, matches at least one; case does not matter."""
    if action == EVERY:
        return True
    service, _, name = action.lower().partition(":")
    form = re.escape(name).replace(r"\*", ".*").replace(r"\?", ".")
    known = _actions().get(service, "").lower().split()
    return any(re.fullmatch(form, one) for one in known)


@cache
def _actions() -> dict[str, str]:
    return store.facts("iam_actions", dict[str, str])
