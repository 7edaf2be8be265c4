"""moto gets one request at a time, and each only once, whatever the provider does."""

import threading
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import Any

import pytest
import urllib3

boto3 = pytest.importorskip("boto3", reason="the emulator is not installed")

from moto.ssm.models import SimpleSystemManagerBackend  # noqa: E402  after the test for the package

from specgen.prove.emulator.fixes.fix import fix  # noqa: E402
from specgen.prove.emulator.server import running  # noqa: E402

TOGETHER_S = 0.5


def test_two_requests_are_never_in_moto_at_once() -> None:
    together: list[bool] = []
    meeting = threading.Barrier(2)

    @fix(SimpleSystemManagerBackend, "put_parameter")
    def meets(self: Any, original: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            meeting.wait(TOGETHER_S)
            together.append(True)
        except threading.BrokenBarrierError:
            together.append(False)
        return original(self, *args, **kwargs)

    with running((meets,), managed_policies=False) as emulator:
        session = boto3.Session("test", "test", region_name="us-east-1")
        client = session.client("ssm", endpoint_url=emulator.endpoint)

        def put(number: int) -> None:
            client.put_parameter(Name=f"/p/{number}", Value="v", Type="String")

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(put, range(4)))

    assert together == [False] * 4


def sent(client: Any, times: int) -> None:
    """Sends each request again with the id of the first, as if its answer was lost."""

    def repeat(request: Any, **_: object) -> None:
        for _number in range(times - 1):
            answer = urllib3.request(
                "POST", request.url, body=request.body, headers=request.headers
            )
            assert answer.status == HTTPStatus.OK

    client.meta.events.register("before-send.ec2.CreateVpc", repeat)


def test_a_request_that_is_sent_again_is_done_once() -> None:
    with running((), managed_policies=False) as emulator:
        session = boto3.Session("test", "test", region_name="us-east-1")
        client = session.client("ec2", endpoint_url=emulator.endpoint)
        before = len(client.describe_vpcs()["Vpcs"])
        sent(client, 3)

        first = client.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        second = client.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]

        assert first != second
        assert len(client.describe_vpcs()["Vpcs"]) == before + 2


def test_what_failed_is_tried_again() -> None:
    failing = [True]

    @fix(SimpleSystemManagerBackend, "put_parameter")
    def fails_at_first(self: Any, original: Any, *args: Any, **kwargs: Any) -> Any:
        if failing.pop() if failing else False:
            raise RuntimeError("busy")
        return original(self, *args, **kwargs)

    with running((fails_at_first,), managed_policies=False) as emulator:
        session = boto3.Session("test", "test", region_name="us-east-1")
        client = session.client("ssm", endpoint_url=emulator.endpoint)

        client.put_parameter(Name="/p", Value="v", Type="String")

        assert client.get_parameter(Name="/p")["Parameter"]["Value"] == "v"
    assert not failing
