"""Lists of documents that use one, such as the readers of a table: each is named once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from specgen.findings.finding import Problem


def users_problems(lists: Mapping[str, Sequence[Any]], kinds: Sequence[str]) -> Iterator[Problem]:
    """lists: key of the document -> names of services, or users with named()

    kinds: that an entry may name
    """
    for key, users in lists.items():
        seen: set[tuple[str, str]] = set()
        for i, user in enumerate(users):
            found = [("service", user)] if isinstance(user, str) else user.named()
            if len(found) != 1:
                what = " and ".join(kind for kind, _ in found) or "nothing"
                message = f"an entry of `{key}` names {what}; write one of {', '.join(kinds)}"
                yield Problem((key, i), message)
            elif found[0] in seen:
                kind, name = found[0]
                yield Problem((key, i), f"{kind}/{name} is named twice; remove one of the two")
            seen.update(found)
