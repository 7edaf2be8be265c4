"""One provider process that serves many commands, one at a time."""

import json
import re
import subprocess
import threading
from collections.abc import Collection, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import grpc

from specgen.terraform.offline.calls import Answer, Request, call_of, refuse
from specgen.terraform.offline.listener import Listener
from specgen.terraform.offline.plugin import LIMITLESS
from specgen.terraform.offline.pool.wire import Schemas
from specgen.terraform.offline.process import asking, environment, sockets
from specgen.terraform.offline.server import Server

START_S = 60
PROTOCOL = 5
# It serves many commands, so its garbage is collected, unlike that of one that ends soon.
_GO = {"GOGC": "200", "GOMEMLIMIT": "off"}
_ATTACH = re.compile(r"TF_REATTACH_PROVIDERS='(?P<value>.+)'")
# The pipe on standard input closes when specgen ends, whatever ends it; then the provider is ended.
# Standard output is the provider's alone, so that it ends with a provider that does not start.
_WATCHED = """\
exec 3<&0
"$0" -debug <&- 3<&- &
provider=$!
exec >&-
trap 'kill -9 $provider; wait $provider' EXIT
cat <&3 >/dev/null 3<&-
"""


class CannotStart(Exception):
    """The provider, or its protocol, is another than those that the proxy knows."""


class Backend:
    """Its calls to AWS go to the server of the command that it serves, or to one endpoint for all.

    raises: CannotStart
    """

    def __init__(
        self, binary: Path, folder: Path, endpoint: str = "", schemas: Schemas | None = None
    ) -> None:
        """folder: for its sockets; endpoint: of an emulator; schemas: that others have read"""
        self.served: Server | None = None
        self.binary, self._schemas = binary, schemas or Schemas()
        self._pending = 0
        self._lock = threading.Lock()
        self._listener = Listener(self._handle)
        self._listener.__enter__()
        self._process = subprocess.Popen(
            ["sh", "-c", _WATCHED, str(binary)],
            env=environment(
                {**asking(endpoint or self._listener.endpoint), **_GO, **sockets(folder)}
            ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,  # Ctrl-C is for specgen, which ends it
        )
        limit = threading.Timer(START_S, self._process.kill)
        limit.start()
        found = next(filter(None, map(_ATTACH.search, self._process.stdout or ())), None)
        limit.cancel()
        if found is None:
            self.close()
            raise CannotStart(f"{binary.name} does not start")
        attach: dict[str, Any] = json.loads(found["value"])
        self.address, self.about = next(iter(attach.items()))
        if self.about.get("ProtocolVersion") != PROTOCOL:
            self.close()
            raise CannotStart(f"{binary.name} does not speak version {PROTOCOL} of the protocol")
        socket = f"unix:{self.about['Addr']['String']}"
        self._channel = grpc.insecure_channel(socket, options=LIMITLESS)

    def call(self, method: str, request: bytes) -> bytes:
        """raises: grpc.RpcError"""
        call: Any = self._channel.unary_unary(method, None, None)
        with self.calling():
            answer: bytes = call(request)
        return answer

    @contextmanager
    def calling(self) -> Generator[None]:
        """Until its end, the provider is not ready for another command."""
        with self._lock:
            self._pending += 1
        try:
            yield
        finally:
            with self._lock:
                self._pending -= 1

    def schema(self, method: str, request: bytes, types: Collection[str]) -> bytes:
        """Of these types; read once; raises: grpc.RpcError, Malformed"""
        return self._schemas.cut(self.binary, types, lambda: self.call(method, request))

    @property
    def is_ready(self) -> bool:
        """It runs, and no command that was ended has left it with a call."""
        return self._process.poll() is None and not self._pending

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait()
        self._listener.__exit__()

    def _handle(self, request: Request) -> Answer:
        served = self.served
        return served.handle(request) if served else refuse(call_of(request), request)
