"""Who uses a table."""

from collections.abc import Iterator

from specgen.sdk import Problem, check
from specgen.systems.table.model import Table
from specgen.systems.table.model.parts import USERS as KINDS
from specgen.systems.table.model.parts import User


@check("TBL114", "a reader or a writer is one document, named once")
def users_are_whole(spec: Table) -> Iterator[Problem]:
    for key, users in (("readers", spec.readers), ("writers", spec.writers)):
        seen: set[tuple[str, str]] = set()
        for i, user in enumerate(users):
            found = user.named() if isinstance(user, User) else [("service", user)]
            if len(found) != 1:
                what = " and ".join(kind for kind, _ in found) or "nothing"
                message = f"an entry of `{key}` names {what}; write one of {', '.join(KINDS)}"
                yield Problem((key, i), message)
            elif found[0] in seen:
                kind, name = found[0]
                yield Problem((key, i), f"{kind}/{name} is named twice; remove one of the two")
            seen.update(found)


USERS = (users_are_whole,)
