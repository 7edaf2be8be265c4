"""HTTP on this machine: every request of a provider goes to one function."""

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from specgen.terraform.offline.calls import Answer, Request

# CONNECT because we are also the provider's proxy: a call that ignores the endpoint ends up here.
_METHODS = ("CONNECT", "DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")

Handle = Callable[[Request], Answer]


class Listener:
    """Listens on 127.0.0.1 from `with` to its end."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self) -> Self:
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self._handle))
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


def _handler(handle: Handle) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def respond(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            body = self.rfile.read(length).decode(errors="replace")
            headers = {name.lower(): value for name, value in self.headers.items()}
            self._send(handle(Request(self.command, self.path, headers, body)))

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
            """Says nothing: who asks for it keeps a log."""

    for method in _METHODS:
        setattr(Handler, f"do_{method}", Handler.respond)
    return Handler
