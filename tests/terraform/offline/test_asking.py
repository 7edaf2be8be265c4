"""Which type made a call that no diagnostic mentions."""

from collections.abc import Callable
from typing import Any

import pytest

from specgen.terraform.offline import runner
from specgen.terraform.offline.asking import askers
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.workspace import WorkingCopy

pytestmark = pytest.mark.terraform

DOMAIN = {"domain_name": "logs", "engine_version": "OpenSearch_2.11"}


@pytest.mark.parametrize(
    ("name", "content", "action", "asker"),
    [
        (
            "asking-domain",
            {"resource": {"aws_opensearch_domain": {"logs": DOMAIN}}},
            "GET /2021-01-01/opensearch/compatibleVersions",
            "aws_opensearch_domain",
        ),
        (
            "asking-identity",
            {"data": {"aws_caller_identity": {"me": {}}}},
            "GetCallerIdentity",
            "data.aws_caller_identity",
        ),
    ],
)
def test_the_providers_log_tells_which_type_made_a_call(
    name: str, content: Any, action: str, asker: str, module: Callable[[str, Any], WorkingCopy]
) -> None:
    """One at a time: the first that fails may end the plan before the other makes its call."""
    asking = module(name, {"one": content})
    runner.init(asking)
    with Server({}, lambda *_: None) as server:
        runner.plan(asking, server)
        calls = server.unexpected

    found = askers(asking, Server({}, lambda *_: None), calls)

    assert {call.action.partition("?")[0]: by for call, by in found.items()} == {action: asker}
