"""Who made a call that nobody tells of."""

from collections.abc import Callable
from typing import Any

import pytest

from specgen.offline import runner
from specgen.offline.asking import askers
from specgen.offline.server import Server
from specgen.offline.workspace import Module

pytestmark = pytest.mark.terraform

DOMAIN = {"domain_name": "logs", "engine_version": "OpenSearch_2.11"}


def test_the_providers_log_tells_which_type_made_a_call(
    module: Callable[[str, Any], Module],
) -> None:
    resource = {"resource": {"aws_opensearch_domain": {"logs": DOMAIN}}}
    data = {"data": {"aws_caller_identity": {"me": {}}}}
    asking = module("asking", {"opensearch-logs": resource, "inputs": data})
    runner.init(asking)
    with Server({}, lambda *_: None) as server:
        runner.plan(asking, server.endpoint)
        calls = server.unexpected

    found = askers(asking, Server({}, lambda *_: None), calls)

    assert {call.action.partition("?")[0]: asker for call, asker in found.items()} == {
        "GetCallerIdentity": "data.aws_caller_identity",
        "GET /2021-01-01/opensearch/compatibleVersions": "aws_opensearch_domain",
    }
