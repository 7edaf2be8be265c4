"""What Terraform attaches to: a gRPC server that passes every call on as bytes.

Each connection that configures a provider gets a process of its own, because a process keeps one
configuration: Terraform opens a connection for each provider block.
"""

import os
import threading
from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import grpc

from specgen.terraform.offline.plugin import Attached, serving
from specgen.terraform.offline.pool.backend import Backend

SCHEMAS = frozenset({"GetProviderSchema", "GetSchema"})
CONFIGURES = frozenset({"Configure", "ConfigureProvider"})


@dataclass(slots=True)
class Attachment:
    """failure: of a call, empty if none failed"""

    providers: Attached
    failure: str = ""


@contextmanager
def attached(backends: Sequence[Backend], types: Collection[str]) -> Generator[Attachment]:
    """backends: one for each provider block; types: in use"""
    attachment = Attachment({})
    first = backends[0]
    with serving(_Handler(backends, types, attachment)) as address:
        about = {**first.about, "Pid": os.getpid(), "Addr": address}
        attachment.providers = {first.address: about}
        yield attachment


class _Handler(grpc.GenericRpcHandler):
    def __init__(
        self, backends: Sequence[Backend], types: Collection[str], attachment: Attachment
    ) -> None:
        self._backends, self._types, self._attachment = backends, types, attachment
        self._lock = threading.Lock()
        self._assigned: dict[str, Backend] = {}

    def service(
        self, handler_call_details: grpc.HandlerCallDetails
    ) -> grpc.RpcMethodHandler | None:
        method = handler_call_details.method
        match method.rpartition("/")[2]:
            case "StreamStdio":
                return grpc.unary_stream_rpc_method_handler(_silence)
            case "StartStream":
                return grpc.stream_stream_rpc_method_handler(_drained)
            case "Shutdown":
                return grpc.unary_unary_rpc_method_handler(lambda *_: b"")
        return grpc.unary_unary_rpc_method_handler(
            lambda request, context: self._answer(method, request, context)
        )

    def _answer(self, method: str, request: bytes, context: grpc.ServicerContext) -> bytes:
        name = method.rpartition("/")[2]
        backend = self._backend(name, context.peer())
        try:
            if name in SCHEMAS:
                return backend.schema(method, request, self._types)
            return backend.call(method, request)
        except Exception as error:  # whatever it is, the plain way remains
            said = error.details() if isinstance(error, grpc.Call) else str(error)
            self._attachment.failure = f"{name}: {said or type(error).__name__}"
            context.abort(grpc.StatusCode.UNAVAILABLE, said)
            raise

    def _backend(self, name: str, peer: str) -> Backend:
        with self._lock:
            if peer not in self._assigned and name in CONFIGURES:
                self._assigned[peer] = self._backends[len(self._assigned) % len(self._backends)]
            return self._assigned.get(peer, self._backends[0])


def _silence(_: bytes, context: grpc.ServicerContext) -> Iterator[bytes]:
    """The provider's standard output: nothing, until Terraform ends."""
    ended = threading.Event()
    if context.add_callback(ended.set):
        ended.wait()
    yield from ()


def _drained(requests: Iterable[bytes], _: grpc.ServicerContext) -> Iterator[bytes]:
    for _request in requests:
        pass
    yield from ()
