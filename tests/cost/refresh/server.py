"""A price list on this machine: files of AWS's form, and the faults of a network."""

import gzip
import threading
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

DAY = "2026-11-20"
BASE = "/offers/v1.0/aws/{offer}/current/{region}index.csv"
COLUMNS = (
    "SKU", "OfferTermCode", "RateCode", "TermType", "PriceDescription", "EffectiveDate",
    "StartingRange", "EndingRange", "Unit", "PricePerUnit", "Currency", "Product Family",
    "serviceCode", "Location", "Location Type", "Instance Type", "Tenancy", "Operating System",
    "Pre Installed S/W", "CapacityStatus", "Volume API Name", "Volume Type", "Deployment Option",
    "Database Engine", "Cache Engine", "usageType", "operation", "Region Code",
)  # fmt: skip
"""The order is that of AWS's files, which have more columns between these."""

Route = Callable[[BaseHTTPRequestHandler], None]


def row(**cells: str) -> list[str]:
    """One row on demand; cells: by the column's name, spaces as underscores"""
    named = {name.replace("_", " "): value for name, value in cells.items()}
    usual = {
        "SKU": "A1", "OfferTermCode": "JRTCKXETXF", "TermType": "OnDemand", "StartingRange": "0",
        "EndingRange": "Inf", "Unit": "Hrs", "Currency": "USD", "Location Type": "AWS Region",
        "PriceDescription": 'a "quoted" text, with a comma',
    }  # fmt: skip
    made = {**usual, **named}
    assert set(made) <= set(COLUMNS), set(made) - set(COLUMNS)
    return [made.get(name, "") for name in COLUMNS]


def head(offer: str = "AmazonEC2", day: str = f"{DAY}T21:00:00Z") -> list[list[str]]:
    return [
        ["FormatVersion", "v1.0"],
        ["Disclaimer", "This pricing list is for informational purposes only."],
        ["Publication Date", day],
        ["Version", "20261120210000"],
        ["OfferCode", offer],
        list(COLUMNS),
    ]


def text(rows: Sequence[Sequence[str]]) -> bytes:
    """Each cell in quotes, as AWS writes them."""
    lines = (",".join('"' + cell.replace('"', '""') + '"' for cell in one) for one in rows)
    return "".join(f"{line}\n" for line in lines).encode()


def offer(*rows: Sequence[str]) -> bytes:
    return text([*head(), *rows])


def path(offer_code: str, region: str = "us-east-1") -> str:
    return BASE.format(offer=offer_code, region=f"{region}/" if region else "")


def whole(content: bytes, *, packed: bool = True) -> Route:
    def route(handler: BaseHTTPRequestHandler) -> None:
        body = gzip.compress(content) if packed else content
        handler.send_response(200)
        if packed:
            handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return route


def cut_off(content: bytes, *, packed: bool) -> Route:
    """Half of what the header promises."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        body = gzip.compress(content) if packed else content
        handler.send_response(200)
        if packed:
            handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[: len(body) // 2])

    return route


def without_end(content: bytes) -> Route:
    """Half a gzip, and no length that would tell."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        body = gzip.compress(content)
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip")
        handler.end_headers()
        handler.wfile.write(body[: len(body) // 2])

    return route


def lying(content: bytes, coding: str) -> Route:
    """Plain bytes under another name."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Encoding", coding)
        handler.end_headers()
        handler.wfile.write(content)

    return route


def slow(content: bytes) -> Route:
    """A byte every 50 ms: each arrives in time, all together never."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for byte in content:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            time.sleep(0.05)

    return route


def huge(mebibytes: int, *, packed: bool) -> Route:
    """So many MiB of other rows, made while they are sent; then one row of NAT gateways."""
    filler = text([row(Instance_Type="m5.large", usageType="BoxUsage:m5.large")]) * 4096
    last = text([row(SKU="N1", PricePerUnit="0.045", usageType="NatGateway-Hours")])
    parts = [text(head()), *[filler] * (mebibytes * (1 << 20) // len(filler) + 1), last]

    def route(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        if packed:
            handler.send_header("Content-Encoding", "gzip")
        handler.end_headers()
        with suppress(OSError):
            if not packed:
                for part in parts:
                    handler.wfile.write(part)
                return
            with gzip.GzipFile(fileobj=handler.wfile, mode="wb", compresslevel=1) as file:
                for part in parts:
                    file.write(part)

    return route


def status(code: int, headers: dict[str, str] | None = None) -> Route:
    def route(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return route


@contextmanager
def serving(routes: dict[str, Route]) -> Generator[tuple[str, list[str]]]:
    """Its address, and the paths that were asked for; another path answers 404."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            with suppress(OSError):
                routes.get(self.path, status(404))(self)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  its own names
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
