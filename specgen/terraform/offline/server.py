"""A local server for the few AWS calls that a plan makes; any other call fails and is named."""

import threading
from collections.abc import Callable, Mapping
from typing import Self

from specgen.terraform.offline.calls import Answer, Call, Request, answer, call_of, refuse
from specgen.terraform.offline.listener import Listener

Answering = Callable[[Call, Mapping[str, str]], Answer | None]


class Server:
    """values: full parameter path -> value. Listens on 127.0.0.1 from `with` to its end."""

    def __init__(self, values: Mapping[str, str], answering: Answering = answer) -> None:
        self._values = values
        self._answering = answering
        self._lock = threading.Lock()
        self._calls: list[Call] = []
        self._unexpected: list[Call] = []
        self._listener = Listener(self.handle)

    @property
    def endpoint(self) -> str:
        return self._listener.endpoint

    @property
    def calls(self) -> tuple[Call, ...]:
        with self._lock:
            return tuple(self._calls)

    @property
    def unexpected(self) -> tuple[Call, ...]:
        """Calls that no plan should make, in the order they arrived, without repeats."""
        return tuple(dict.fromkeys(self.all_unexpected))

    @property
    def all_unexpected(self) -> tuple[Call, ...]:
        """With repeats, which have different invocations."""
        with self._lock:
            return tuple(self._unexpected)

    def handle(self, request: Request) -> Answer:
        call = call_of(request)
        known = self._answering(call, self._values)
        with self._lock:
            self._calls.append(call)
            if known is None:
                self._unexpected.append(call)
        return known or refuse(call, request)

    def __enter__(self) -> Self:
        self._listener.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.__exit__()
