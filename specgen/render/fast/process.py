"""jsii's Node side in one process. Imports jsii: only kernel.py may import this, and late."""

import atexit
import os
import platform
import shutil
import signal
import socket
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import attr
import jsii._kernel
import jsii._kernel.types as wire
from jsii._kernel.providers import process as provider

from specgen.render.fast import encoding

# The requests that a render makes often; all others take jsii's own way.
APIS = {
    wire.CreateRequest: "create",
    wire.GetRequest: "get",
    wire.InvokeRequest: "invoke",
    wire.StaticInvokeRequest: "sinvoke",
}
FIELDS = {request: [field.name for field in attr.fields(request)] for request in APIS}
NOTHING = frozenset({"overrideLogicalId", "addOverride"})
"""CDKTF methods that return nothing and never call our code: half of what a render invokes."""
VOID = b'{"ok":{}}\n'
SAME = frozenset({"arn", "id"})
"""Attributes that nothing sets: a second read gives another token for the same reference."""
MOST_UNREAD = 64
"""A socket holds some 200 small answers; beyond that, Node would wait for us, and we for Node."""
CHANNEL = 3  # the file descriptor on which jsii's program.js speaks
NO_TURBOFAN = "--no-turbofan"
"""V8's last compiler costs 7 % of a render and does not finish before the render does."""
EXIT_TIMEOUT_S = 60  # the very first run waits for jsii's index of types, about 3 s


class DeferredError(RuntimeError):
    """An unexpected answer to a request that was not waited for; the stock way finds the cause."""


def install() -> None:
    # With setattr, because a type checker rightly treats these as jsii's constants.
    setattr(provider, "_NodeProcess", DirectProcess)  # noqa: B010 - see above
    setattr(jsii._kernel, "_make_reference_for_native", encoding.reference)  # noqa: B010, SLF001 - see above
    stock = jsii._kernel._get_overides  # noqa: SLF001 - as above

    def overrides(declared: type, made: object) -> list[Any]:
        # The search ends at the first class that jsii declared, but inspects all classes first.
        is_declared = getattr(type(made), "__jsii_declared_type__", None) is not None
        return [] if is_declared else stock(declared, made)

    setattr(jsii._kernel, "_get_overides", overrides)  # noqa: B010, SLF001 - as above


@dataclass(frozen=True)
class Pipes:
    """The part of a Popen that jsii uses."""

    stdin: IO[bytes]
    stdout: IO[bytes]


class DirectProcess(provider._NodeProcess):  # noqa: SLF001 - replaced on purpose, see kernel.TESTED
    _process: Pipes

    def __init__(self) -> None:
        self._pid = 0
        self._awaited: list[bytes] = []
        self._read: dict[tuple[str, str], str] = {}
        super().__init__()

    def start(self) -> None:
        ours, theirs = socket.socketpair()
        output, node_output = os.pipe()
        with theirs:
            self._pid = self._spawn(theirs.fileno(), node_output)
        os.close(node_output)
        self._sink = threading.Thread(target=_copy_to_stderr, args=(output,), daemon=True)
        self._sink.start()
        with ours:  # the two files keep the socket open
            self._process = Pipes(ours.makefile("wb"), ours.makefile("rb"))
        atexit.register(self.stop)
        self.handshake()

    def _spawn(self, channel: int, output: int) -> int:
        program = Path(self._jsii_runtime()).parents[1] / "lib" / "program.js"
        node = os.environ.get("JSII_NODE", "node")
        flags = ["--max-old-space-size=4069", "--preserve-symlinks", NO_TURBOFAN]
        agent = {"JSII_AGENT": f"Python/{platform.python_version()}"}
        os.set_inheritable(channel, True)  # noqa: FBT003 - if it is already 3, dup2 changes nothing
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, output, 1),
            (os.POSIX_SPAWN_DUP2, output, 2),
            (os.POSIX_SPAWN_DUP2, channel, CHANNEL),
        ]
        return os.posix_spawnp(
            node, [node, *flags, str(program)], os.environ | agent, file_actions=actions
        )

    def stop(self) -> None:
        atexit.unregister(self.stop)
        if not self._pid:
            return
        pid, self._pid = self._pid, 0
        with suppress(OSError):  # Node has already ended
            self._process.stdin.write(b'{"exit":0}\n')
            self._process.stdin.close()
        self._sink.join(EXIT_TIMEOUT_S)  # it ends when Node does
        if self._sink.is_alive():
            os.kill(pid, signal.SIGTERM)
        os.waitpid(pid, 0)
        self._process.stdout.close()
        self._ctx_stack.close()

    def send(self, request: Any, response_type: Any) -> Any:
        kind = type(request)
        if kind not in APIS:
            self._settle()
            return super().send(request, response_type)
        if kind is wire.GetRequest and request.property in SAME:
            return self._get(request, response_type)
        if kind is wire.InvokeRequest and request.method in NOTHING:
            self._later(request, VOID)
            return wire.InvokeResponse(result=None)
        return self._ask(request, response_type)

    def _get(self, request: Any, response_type: Any) -> Any:
        key = request.objref.ref, request.property
        if key not in self._read:
            answer = self._ask(request, response_type)
            if not isinstance(getattr(answer, "value", None), str):
                return answer
            self._read[key] = answer.value
        return response_type(value=self._read[key])

    def _later(self, request: Any, answer: bytes) -> None:
        """Send a request without waiting, because the answer is known.

        raises: DeferredError, here or later, if the answer is another
        """
        self._post(request)
        self._awaited.append(answer)
        if len(self._awaited) == MOST_UNREAD:
            self._settle()

    def _post(self, request: Any) -> None:
        kind = type(request)
        fields = {name: getattr(request, name) for name in FIELDS[kind]}
        if "objref" in fields:
            fields["objref"] = provider._unstructure_ref(request.objref)  # noqa: SLF001 - as above
        self._process.stdin.write(encoding.encode({**fields, "api": APIS[kind]}) + b"\n")

    def _ask(self, request: Any, response_type: Any) -> Any:
        self._post(request)
        self._settle()
        line = self._process.stdout.readline()
        answer = encoding.decode(line) if line else {}
        if answer.keys() != {"ok"}:
            return self._replay(line, request, response_type)
        if response_type is wire.CreateResponse:
            return wire.CreateResponse(ref=answer["ok"].ref)
        return response_type(**answer["ok"])

    def _settle(self) -> None:
        """Read the answers to requests that were not waited for.

        They arrive with the answer to the next request, in the order of the program.
        raises: DeferredError
        """
        self._process.stdin.flush()
        awaited, self._awaited = self._awaited, []
        for answer in awaited:
            line = self._process.stdout.readline()
            if line != answer:
                raise DeferredError(line.decode(errors="replace"))

    def _replay(self, line: bytes, request: Any, response_type: Any) -> Any:
        """Let jsii's own code handle an error or a callback: it sends to nowhere, reads `line`."""
        live = self._process
        self._process = Pipes(BytesIO(), BytesIO(line))
        try:
            return super().send(request, response_type)
        finally:
            self._process = live


def _copy_to_stderr(output: int) -> None:
    with open(output, "rb", buffering=0) as source:
        shutil.copyfileobj(source, sys.stderr.buffer)
