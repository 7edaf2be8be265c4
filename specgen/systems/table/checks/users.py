"""Who uses a table."""

from collections.abc import Iterator

from specgen.sdk import Problem, check
from specgen.sdk.aws.users import KINDS, users_problems
from specgen.systems.table.model import Table


@check("TBL114", "a reader or a writer is one document, named once")
def users_are_whole(spec: Table) -> Iterator[Problem]:
    lists = {"readers": spec.readers, "writers": spec.writers}
    yield from users_problems(lists, KINDS)


USERS = (users_are_whole,)
