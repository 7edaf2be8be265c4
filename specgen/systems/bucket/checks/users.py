"""Readers and writers that are named in vain."""

from collections.abc import Iterator, Sequence

from specgen.sdk import Problem, Severity, check
from specgen.systems.bucket.model import Bucket
from specgen.systems.bucket.model.parts import USERS as KINDS
from specgen.systems.bucket.model.parts import Access, named


@check(
    "BKT112",
    "a prefix of a reader or writer limits it",
    severity=Severity.WARNING,
    fact="permissions add up: who may reach all keys, may reach those with a prefix",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
    date="2026-11-29",
)
def prefixes_limit(spec: Bucket) -> Iterator[Problem]:
    for key, users in (("readers", spec.readers), ("writers", spec.writers)):
        for i, user in enumerate(found := named(users)):
            if wider := _wider(user, found, i):
                what = f"keys that begin with {wider.prefix}" if wider.prefix else "every key"
                who = " and ".join("/".join(one) for one in user.named())
                message = f"{who} reaches {what} already"
                yield Problem((key, i), f"{message}; remove one of the two")


def _wider(user: Access, users: Sequence[Access], at: int) -> Access | None:
    """Another entry that reaches as much; of two equal ones, the first."""
    for i, other in enumerate(users):
        is_other = other.prefix != user.prefix or i < at
        if other.named() == user.named() and is_other and user.prefix.startswith(other.prefix):
            return other
    return None


@check("BKT127", "a reader or writer is one document")
def users_are_whole(spec: Bucket) -> Iterator[Problem]:
    for key, users in (("readers", spec.readers), ("writers", spec.writers)):
        for i, user in enumerate(named(users)):
            if len(found := user.named()) != 1:
                what = " and ".join(kind for kind, _ in found) or "nothing"
                message = f"an entry of `{key}` names {what}; write one of {', '.join(KINDS)}"
                yield Problem((key, i), message)


USERS = (prefixes_limit, users_are_whole)
