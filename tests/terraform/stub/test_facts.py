"""What bindings do not tell is asked of documents, of plans and of changes all the same."""

import sys

import pytest

from specgen.documents.extensions import BrokenKind
from specgen.sdk import Model, System
from specgen.terraform.arguments import body_problems
from specgen.terraform.offline.stub.provider import refused
from specgen.terraform.provider_schema import attributes

ACCOUNT = "datadog_integration_aws_account"


class Nothing(Model, kw_only=True):
    """No keys."""


def test_a_block_that_only_a_validator_demands_is_required() -> None:
    body = {"aws_account_id": "123456789012", "aws_partition": "aws", "auth_config": {}}

    messages = [p.message for p in body_problems(ACCOUNT, body, ("resource",), whole=True)]

    assert [text.split("`")[1] for text in messages] == [
        "aws_regions",
        "logs_config",
        "metrics_config",
        "resources_config",
        "traces_config",
    ]


def test_a_value_that_is_not_listed_is_refused() -> None:
    block = attributes("pagerduty_user") or {}

    assert list(refused(block, {"name": "a", "email": "a", "role": "observer"})) == []
    (problem,) = refused(block, {"name": "a", "email": "a", "role": "boss"})
    assert b"role is 'boss'; available: admin, " in problem


def test_missing_bindings_are_named_with_what_to_install(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("kind")
    (folder / "acme_zone.py").write_text("import cdktf_cdktf_provider_cloudflare.zone\n")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setitem(sys.modules, "cdktf_cdktf_provider_cloudflare", None)

    with pytest.raises(BrokenKind, match=r"pip install cdktf-cdktf-provider-cloudflare==13\.9\.1"):
        System("zone", "Zones", Nothing, (), construct="acme_zone").build()
