"""The probe: what it takes for a PostgreSQL server, and what it says of it."""

import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import pytest

from specgen.terraform.templates import read_text as read

WAIT_SECONDS = 5


def load(name: str) -> ModuleType:
    module = ModuleType(name)
    exec(compile(read(f"documents/failover/{name}.py"), name, "exec"), module.__dict__)  # noqa: S102  our own text
    return module


@contextmanager
def server(answer: bytes | None) -> Generator[tuple[int, list[bytes]]]:
    """A server for one connection. answer: None hangs up without a word"""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(WAIT_SECONDS)

        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                heard.append(connection.recv(8))
                if answer is not None:
                    connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield listening.getsockname()[1], heard
        thread.join(WAIT_SECONDS)


@pytest.mark.parametrize(
    ("answer", "expected"), [(b"S", True), (b"N", True), (b"HTTP/1.1 400", False), (None, False)]
)
def test_only_a_postgresql_server_answers(answer: bytes | None, *, expected: bool) -> None:
    probe = load("probe")
    with server(answer) as (port, heard):
        assert probe.answers("127.0.0.1", port, WAIT_SECONDS) is expected

    assert heard == [bytes([0, 0, 0, 8, 0x04, 0xD2, 0x16, 0x2F])]


def test_a_closed_port_is_no_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    assert load("probe").answers("127.0.0.1", port, WAIT_SECONDS) is False


def test_says_it_as_a_metric_where_the_alarm_is(monkeypatch: pytest.MonkeyPatch) -> None:
    probe, put = load("probe"), []
    settings = {
        "HOST": "127.0.0.1",
        "TIMEOUT_SECONDS": str(WAIT_SECONDS),
        "ATTEMPTS": "1",
        "METRIC_REGION": "us-west-2",
        "NAMESPACE": "Database/Failover",
        "METRIC": "DatabaseWriterProbeSuccess",
        "FAILOVER": "shop-prod-usw2-writer",
        "AWS_REGION": "eu-west-1",
    }

    class Client:
        def put_metric_data(self, **arguments: Any) -> None:
            put.append(arguments)

    def client(service: str, region_name: str) -> Client:
        assert (service, region_name) == ("cloudwatch", "us-west-2")
        return Client()

    monkeypatch.setattr(probe.boto3, "client", client)
    with server(b"S") as (port, _):
        for name, value in {**settings, "PORT": str(port)}.items():
            monkeypatch.setenv(name, value)
        assert probe.handler({}, None) == {"answered": True}

    [datum] = put[0]["MetricData"]
    assert datum["Value"] == 1
    assert {"Name": "ProbeRegion", "Value": "eu-west-1"} in datum["Dimensions"]
