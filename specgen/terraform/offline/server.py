"""A local server for the few AWS calls that a plan makes; any other call fails and is named."""

import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from specgen.terraform.offline.calls import Answer, Call, Request, answer, call_of, refuse

# CONNECT because we are also the plan's proxy: a call that ignores the endpoint ends up here.
_METHODS = ("CONNECT", "DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")

Answering = Callable[[Call, Mapping[str, str]], Answer | None]


class Server:
    """values: full parameter path -> value. Listens on 127.0.0.1 from `with` to its end."""

    def __init__(self, values: Mapping[str, str], answering: Answering = answer) -> None:
        self._values = values
        self._answering = answering
        self._lock = threading.Lock()
        self._calls: list[Call] = []
        self._unexpected: list[Call] = []

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

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
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def respond(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            body = self.rfile.read(length).decode(errors="replace")
            headers = {name.lower(): value for name, value in self.headers.items()}
            self._send(server.handle(Request(self.command, self.path, headers, body)))

        def _send(self, answer: Answer) -> None:
            body = answer.body.encode()
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(body)))
            if answer.code:
                self.send_header("X-Amzn-ErrorType", answer.code)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base's name)
            """Says nothing: `unexpected` is the log."""

    for method in _METHODS:
        setattr(Handler, f"do_{method}", Handler.respond)
    return Handler
