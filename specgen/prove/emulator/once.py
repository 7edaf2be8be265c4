"""moto handles one request at a time, and each request once, as its unprotected data require.

Its data are plain dictionaries: of two concurrent requests, one loses an entry or fails. And if an
answer is lost on the way, AWS's SDK sends the request again: what already exists would be created
twice, or refused. The second request has the id of the first, and gets the first one's answer.
"""

import threading
from collections import OrderedDict
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from moto.moto_server.werkzeug_app import DomainDispatcherApplication

ID = "HTTP_AMZ_SDK_INVOCATION_ID"
"""The same in each attempt. source: https://github.com/boto/botocore/pull/2599, 2026-11-25"""

KEPT = 4_000
"""Number of answers: some minutes of a whole proof."""

LARGEST = 1 << 16
"""Bytes of an answer that is kept: requests that create something have short answers."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: str
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def is_kept(self) -> bool:
        """Errors are not kept: the SDK sends the request again because of them."""
        return self.status.startswith("2") and len(self.body) <= LARGEST


@contextmanager
def one_at_a_time() -> Generator[None]:
    lock, stock = threading.Lock(), DomainDispatcherApplication.__call__
    known: OrderedDict[str, Answer] = OrderedDict()

    def alone(self: Any, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        name = environ.get(ID, "")
        with lock:
            answer = known.get(name)
            if answer is None:
                answer = _answer(stock, self, environ)
                _keep(known, name, answer)
        start_response(answer.status, answer.headers)
        return [answer.body]

    setattr(DomainDispatcherApplication, "__call__", alone)  # noqa: B010  as the fixes do
    try:
        yield
    finally:
        setattr(DomainDispatcherApplication, "__call__", stock)  # noqa: B010  as above


def _answer(stock: Any, app: Any, environ: dict[str, Any]) -> Answer:
    begun: list[Any] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        begun[:] = [status, headers]

    parts = stock(app, environ, start_response)
    try:
        body = b"".join(parts)
    finally:
        getattr(parts, "close", lambda: None)()
    return Answer(*begun, body)


def _keep(known: OrderedDict[str, Answer], name: str, answer: Answer) -> None:
    if name and answer.is_kept:
        known[name] = answer
        if len(known) > KEPT:
            known.popitem(last=False)
