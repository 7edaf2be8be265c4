"""Secrets that one function rotates, because it needs the same for each of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from specgen.project.here import Here
from specgen.project.part_names import PartName
from specgen.sdk.aws.interfaces import AURORA, FUNCTION, KEY, POSTGRES, ROTATION, SECRET, Secret
from specgen.sdk.aws.rotation.fields import OF_DATABASES, OF_KEYS, Way

SLUGS: dict[Way, str] = {
    "single": "single",
    "alternating": "alternating",
    "key_set": "key-set",
    "data_key": "data-key",
}


@dataclass(frozen=True, slots=True)
class Group:
    """on: the database or the key; administrator: the secret of the one who alternates users

    secrets: at least one, by name
    """

    way: Way
    on: Here[Any]
    administrator: Here[Secret] | None
    secrets: tuple[Here[Secret], ...]

    @property
    def role(self) -> PartName:
        """Of the function and of all that is made with it."""
        slug = SLUGS[self.way]
        return self.on.effective.part_name.map(lambda name: f"{slug}-{name}")

    @property
    def is_of_a_database(self) -> bool:
        return self.way in OF_DATABASES


def secrets(here: Here[Any]) -> list[Here[Secret]]:
    """Those with a rotation, in the place of the document that rotates them."""
    found = (s for s in SECRET.near(here) if s.spec.rotation is not None)
    return sorted(found, key=lambda secret: secret.name)


def groups(here: Here[Any]) -> list[Group]:
    """One for each database, or KMS key, and way; only of secrets that have what they need."""
    found: dict[tuple[str, str], list[Here[Secret]]] = {}
    for secret in secrets(here):
        rotation = secret.spec.rotation
        on = rotation.database if rotation.way in OF_DATABASES else rotation.key
        if on and _on(here, rotation) and (rotation.way != "alternating" or _admin(secret)):
            found.setdefault((rotation.way, on), []).append(secret)
    return [_group(here, found[key]) for key in sorted(found)]


def _group(here: Here[Any], members: list[Here[Secret]]) -> Group:
    rotation = members[0].spec.rotation
    admin = _admin(members[0]) if rotation.way == "alternating" else None
    return Group(rotation.way, _on(here, rotation), admin, tuple(members))


def _on(here: Here[Any], rotation: Any) -> Any:
    if rotation.way in OF_DATABASES:
        return database(here, rotation.database)
    return KEY.find(here, rotation.key) if rotation.way in OF_KEYS and rotation.key else None


def database(here: Here[Any], name: str) -> Here[Any] | None:
    """None also for a cluster of Aurora MySQL, whose users no function here knows."""
    cluster = AURORA.find(here, name)
    if cluster is not None and cluster.spec.is_postgres:
        return cluster
    return POSTGRES.find(here, name)


def _admin(secret: Here[Secret]) -> Here[Secret] | None:
    name = secret.spec.rotation.administrator
    return SECRET.find(secret, name) if name else None


def function_name(here: Here[Any], group: Group) -> str:
    """here: the document that rotates the group's secrets"""
    name: str = here.names.of(here.effective.aws_name, group.role)
    return name


def rotators(secret: Here[Secret]) -> Iterator[str]:
    """ARNs of the functions that Secrets Manager calls to rotate the secret."""
    for rotation in ROTATION.near(secret):
        for group in groups(rotation):
            if secret.name in {member.name for member in group.secrets}:
                name = function_name(rotation, group)
                yield rotation.names.arn("lambda", f"function:{name}")
        for member, function in of_functions(rotation):
            if member.name == secret.name:
                yield function.spec.arn(function)


def of_functions(here: Here[Any]) -> Iterator[tuple[Here[Secret], Here[Any]]]:
    """Secrets that a function of the team rotates, with the function."""
    for secret in secrets(here):
        rotation = secret.spec.rotation
        if rotation.way == "function" and rotation.function:
            function = FUNCTION.find(here, rotation.function)
            if function is not None:
                yield secret, function


def reminders(here: Here[Any]) -> list[Here[Secret]]:
    return [s for s in secrets(here) if s.spec.rotation.way == "reminder"]
