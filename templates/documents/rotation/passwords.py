# ruff: noqa: INP001  a module of a Lambda function, not of a package
"""The ways `single` and `alternating`: passwords of PostgreSQL's users."""

from collections.abc import Mapping
from typing import Any

import postgres
import users
from steps import CURRENT, PENDING, PREVIOUS, Secret

Value = dict[str, Any]


class Single:
    """The user changes its own password; logins with the old one fail from then on."""

    def __init__(self, server: postgres.Server, secret: Secret) -> None:
        self._server, self._secret = server, secret

    def renewed(self, current: Value, token: str) -> Value:  # noqa: ARG002  of all ways
        return users.renewed(current, alternating=False)

    def put_in_force(self, current: Value, pending: Value) -> None:
        """The earlier password, if the current one was never set in the database."""
        known = (current, self._secret.value(PREVIOUS))
        same = tuple(v for v in known if v and v["username"] == pending["username"])
        users.set_password(self._server, pending, users.Login(same))

    def test(self, value: Value) -> None:
        logs_in(self._server, value)


class Alternating:
    """Two users take turns; the one that was current stays valid until the next rotation."""

    def __init__(self, server: postgres.Server, administrator: Secret) -> None:
        self._server, self._administrator = server, administrator

    def renewed(self, current: Value, token: str) -> Value:  # noqa: ARG002  of all ways
        return users.renewed(current, alternating=True)

    def put_in_force(self, current: Value, pending: Value) -> None:  # noqa: ARG002  of all ways
        """The administrator's pending password too, because it may be rotated right now."""
        known = (self._administrator.value(CURRENT), self._administrator.value(PENDING))
        may = tuple(value for value in known if value)
        if any(value["username"] == pending["username"] for value in may):
            raise RuntimeError("the administrator cannot set its own password this way")
        users.set_password(self._server, pending, users.Login(may))

    def test(self, value: Value) -> None:
        logs_in(self._server, value)


def logs_in(server: postgres.Server, value: Mapping[str, Any]) -> None:
    if not users.works(server, value):
        raise RuntimeError(f"{value['username']} cannot log in")
