"""How Terraform attaches to a provider that it did not start: a gRPC server on this machine."""

import json
from collections.abc import Generator, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import grpc

LIMITLESS = (
    ("grpc.max_receive_message_length", -1),
    ("grpc.max_send_message_length", -1),
)
Attached = Mapping[str, Any]
"""Address of a provider -> what Terraform must know of it to attach."""
_THREADS = 32


@contextmanager
def serving(handler: grpc.GenericRpcHandler) -> Generator[Mapping[str, str]]:
    """Yields the address, as Terraform reads it."""
    server = grpc.server(ThreadPoolExecutor(_THREADS), options=LIMITLESS)
    server.add_generic_rpc_handlers((handler,))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    try:
        yield {"Network": "tcp", "String": f"127.0.0.1:{port}"}
    finally:
        server.stop(None).wait()


def variables(parts: Iterable[Attached]) -> dict[str, str]:
    """For Terraform's environment; empty if nothing is attached."""
    together = {address: about for part in parts for address, about in part.items()}
    return {"TF_REATTACH_PROVIDERS": json.dumps(together)} if together else {}
