"""Stubs attached to one Terraform command: which a root module needs, and a server for each.

They are threads of this process: nothing is started, so nothing can be left.
"""

import json
import os
from collections.abc import Collection, Generator, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import grpc

from specgen.terraform.offline import mirror
from specgen.terraform.offline.stub.provider import Stub
from specgen.terraform.offline.stub.store import Store
from specgen.terraform.offline.workspace import WorkingCopy
from specgen.terraform.providers import Provider, required
from specgen.terraform.root_modules import document_of

THREADS = 8
VERSION = 6
_LIMITLESS = (("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1))

Attached = Mapping[str, Any]
"""Address -> what Terraform must know of the provider, as TF_REATTACH_PROVIDERS has it."""


def stubbed(module: WorkingCopy) -> tuple[Provider, ...]:
    """Providers of the module that are proved by their schema only."""
    folder = module.workspace.mirror
    if folder is None:  # then `init` downloads the real ones
        return ()
    document = document_of(module.folder / "terraform.tf.json")
    return tuple(p for p, version in required(document) if mirror.is_stub(folder, p, version))


@contextmanager
def attached(module: WorkingCopy, types: Collection[str] | None) -> Generator[Attached]:
    """types: in use, None to show all

    What it applies is kept in the working folder, apart for each module.
    """
    found = stubbed(module)
    if not found:
        yield {}
        return
    folder = module.workspace.folder / "stubs" / module.name
    servers = {p.address: _server(Stub(p, types, Store(folder / p.name))) for p in found}
    try:
        yield {address: _about(port) for address, (_, port) in servers.items()}
    finally:
        for stopped in [server.stop(None) for server, _ in servers.values()]:
            stopped.wait()


def _about(port: int) -> Mapping[str, Any]:
    return {
        "Protocol": "grpc",
        "ProtocolVersion": VERSION,
        "Pid": os.getpid(),
        "Test": True,
        "Addr": {"Network": "tcp", "String": f"127.0.0.1:{port}"},
    }


def variable(parts: Iterable[Attached]) -> dict[str, str]:
    """Empty if nothing is attached."""
    together = {address: about for part in parts for address, about in part.items()}
    return {"TF_REATTACH_PROVIDERS": json.dumps(together)} if together else {}


def _server(stub: Stub) -> tuple[grpc.Server, int]:
    server = grpc.server(ThreadPoolExecutor(THREADS), options=_LIMITLESS)
    server.add_generic_rpc_handlers((_Handler(stub),))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    return server, port


class _Handler(grpc.GenericRpcHandler):
    def __init__(self, stub: Stub) -> None:
        self._stub = stub

    def service(
        self, handler_call_details: grpc.HandlerCallDetails
    ) -> grpc.RpcMethodHandler | None:
        """None for a service that is not there, which Terraform takes from any plugin."""
        service, _, method = handler_call_details.method.strip("/").partition("/")
        if service != "tfplugin6.Provider":
            return None
        return grpc.unary_unary_rpc_method_handler(
            lambda request, context: self._answer(method, request, context)
        )

    def _answer(self, method: str, request: bytes, context: grpc.ServicerContext) -> bytes:
        answer = self._stub.answer(method, request)
        if answer is None:
            context.abort(grpc.StatusCode.UNIMPLEMENTED, f"{method} is not known")
            raise RuntimeError(method)
        return answer
