"""Stubs attached to one Terraform command: which a root module needs, and a server for each.

They are threads of this process: nothing is started, so nothing can be left.
"""

import os
from collections.abc import Collection, Generator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

import grpc

from specgen.terraform.offline import mirror
from specgen.terraform.offline.plugin import Attached, serving
from specgen.terraform.offline.stub.provider import Stub
from specgen.terraform.offline.stub.store import Store
from specgen.terraform.offline.workspace import WorkingCopy
from specgen.terraform.providers import Provider, required
from specgen.terraform.root_modules import document_of


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
    folder = module.workspace.folder / "stubs" / module.name
    with ExitStack() as stack:
        found: dict[str, Any] = {}
        for provider in stubbed(module):
            stub = Stub(provider, types, Store(folder / provider.name))
            found[provider.address] = _about(stack.enter_context(serving(_Handler(stub))))
        yield found


def _about(address: Mapping[str, str]) -> Mapping[str, Any]:
    return {
        "Protocol": "grpc",
        "ProtocolVersion": 6,
        "Pid": os.getpid(),
        "Test": True,
        "Addr": address,
    }


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
