# ruff: noqa: INP001  a module of a Lambda function, not of a package
"""Database users: a new password for one user, or two users that take turns."""

import secrets
import string
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import postgres
import scram

CLONE = "_clone"
LONGEST_NAME = 63
"""source: https://www.postgresql.org/docs/current/limits.html (2026-11-30)"""
CHARACTERS = string.ascii_letters + string.digits
LENGTH = 40

Value = dict[str, Any]


@dataclass(frozen=True)
class Login:
    """What may log in for us, in the order in which we try."""

    values: tuple[Mapping[str, Any], ...]


def renewed(current: Mapping[str, Any], *, alternating: bool) -> Value:
    """The next value: a new password, and with two users the other one."""
    user = str(current["username"])
    made = "".join(secrets.choice(CHARACTERS) for _ in range(LENGTH))
    return {**current, "username": other_of(user) if alternating else user, "password": made}


def other_of(user: str) -> str:
    if user.endswith(CLONE):
        return user.removesuffix(CLONE)
    if len(user) + len(CLONE) > LONGEST_NAME:
        raise ValueError(f"{user}{CLONE} is longer than the {LONGEST_NAME} bytes of a user's name")
    return user + CLONE


def works(server: postgres.Server, value: Mapping[str, Any]) -> bool:
    """Whether the user logs in with that password."""
    try:
        with postgres.Connection(server, value["username"], value["password"]) as session:
            return session.run("SELECT 1") == [["1"]]
    except postgres.Refused as refused:
        if not refused.is_login:
            raise
        return False


def set_password(server: postgres.Server, pending: Mapping[str, Any], login: Login) -> None:
    """Makes the pending user, or gives it the pending password; nothing if it works already."""
    if works(server, pending):
        return
    with _first_that_works(server, login) as session:
        user, new = str(pending["username"]), scram.verifier(str(pending["password"]))
        looked_up = f"rolname = {postgres.literal(user)}"
        found = session.run(f"SELECT 1 FROM pg_catalog.pg_roles WHERE {looked_up}")  # noqa: S608
        session.run(_renewing(user, new) if found else _making(user, new))


def _renewing(user: str, new: str) -> str:
    return f"ALTER ROLE {postgres.identifier(user)} PASSWORD {postgres.literal(new)}"


def _making(user: str, new: str) -> str:
    """The second user acts as the first from its first statement on: what it makes is the first's.

    One transaction, because a user that logs in is taken as finished.
    """
    if not user.endswith(CLONE):
        raise ValueError(f"the database has no user {user}; make it before its first rotation")
    first, name = user.removesuffix(CLONE), postgres.identifier(user)
    owner = postgres.identifier(first)
    return (
        f"CREATE ROLE {name} LOGIN PASSWORD {postgres.literal(new)} IN ROLE {owner}; "
        f"ALTER ROLE {name} SET role TO {owner}"
    )


def _first_that_works(server: postgres.Server, login: Login) -> postgres.Connection:
    refusals: list[str] = []
    for value in login.values:
        try:
            return postgres.Connection(server, value["username"], value["password"])
        except postgres.Refused as refused:
            if not refused.is_login:
                raise
            refusals.append(str(refused))
    raise RuntimeError(f"nobody who may set the password could log in: {'; '.join(refusals)}")
