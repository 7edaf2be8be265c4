"""Lists of documents that use one, such as the senders of a queue: each is named once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from msgspec import Meta

from specgen.documents.schema.fields import Part, Unordered, reference
from specgen.findings.finding import Problem

Service = Annotated[
    str, reference("service", "The service, in any region", any_region=True, waits=False)
]


class TaskUser(Part):
    """Exactly one key names the document."""

    service: Service | None = None
    job: (
        Annotated[str, reference("job", "The job, in any region", any_region=True, waits=False)]
        | None
    ) = None

    def named(self) -> list[tuple[str, str]]:
        """Kind and name of each document that is named: one, unless users_problems() finds it."""
        return [(kind, name) for kind in self.__struct_fields__ if (name := getattr(self, kind))]


class User(TaskUser):
    """Exactly one key names the document."""

    function: (
        Annotated[
            str,
            reference("function", "The function, in any region", any_region=True, waits=False),
        ]
        | None
    ) = None


TASK_KINDS, KINDS = TaskUser.__struct_fields__, User.__struct_fields__
"""Kinds of documents that may use another one, as keys of a user."""
TaskUsers = Annotated[
    Unordered[Service | TaskUser],
    Meta(description="Services, or maps that name another kind", examples=[["web-api"]]),
]
Users = Annotated[
    Unordered[Service | User],
    Meta(
        description="Services, or maps that name another kind",
        examples=[["web-api", {"job": "report"}]],
    ),
]


def named(users: Sequence[str | TaskUser]) -> list[TaskUser]:
    """In the long form."""
    return [TaskUser(service=user) if isinstance(user, str) else user for user in users]


def is_used(users: Sequence[str | TaskUser], kind: str, name: str) -> bool:
    return any((kind, name) in user.named() for user in named(users))


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
