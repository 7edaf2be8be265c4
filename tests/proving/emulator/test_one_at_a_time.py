"""moto is asked by one at a time, whatever the provider does at once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

boto3 = pytest.importorskip("boto3", reason="the emulator is not installed")

from moto.ssm.models import SimpleSystemManagerBackend  # noqa: E402  after the test for the package

from specgen.proving.emulator.fixes.fix import fix  # noqa: E402
from specgen.proving.emulator.server import running  # noqa: E402

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
