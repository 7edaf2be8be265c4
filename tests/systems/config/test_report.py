"""The function that writes the daily report, with the answers of AWS played to it."""

import json
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from specgen.sdk import read_text


class Clients:
    """Keeps what is sent."""

    def __init__(self, rules: list[dict[str, Any]]) -> None:
        self.rules = rules
        self.sent: dict[str, dict[str, Any]] = {}

    def client(self, service: str) -> Any:
        pages = [{"AggregateComplianceByConfigRules": [rule]} for rule in self.rules]
        paginator = SimpleNamespace(paginate=lambda **_: pages)
        return SimpleNamespace(
            get_paginator=lambda _: paginator,
            put_object=lambda **told: self.sent.__setitem__(service, told),
            publish=lambda **told: self.sent.__setitem__(service, told),
        )


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setitem(sys.modules, "boto3", ModuleType("boto3"))
    for name in ("AGGREGATOR", "BUCKET", "TOPIC"):
        monkeypatch.setenv(name, name.lower())
    made = ModuleType("report")
    exec(compile(read_text("documents/config-report/index.py"), "index.py", "exec"), vars(made))  # noqa: S102
    return made


def rule(region: str, name: str, verdict: str, count: int = 0, *, more: bool = False) -> Any:
    number = {"CappedCount": count, "CapExceeded": more}
    compliance = {"ComplianceType": verdict, "ComplianceContributorCount": number}
    return {"AwsRegion": region, "ConfigRuleName": name, "Compliance": compliance}


def run(module: ModuleType, rules: list[dict[str, Any]]) -> tuple[Any, Clients]:
    clients = Clients(rules)
    vars(module)["boto3"] = clients
    return module.handler({}, None), clients


def test_every_region_is_in_the_file_and_what_is_broken_in_the_message(module: ModuleType) -> None:
    told, clients = run(
        module,
        [
            rule("us-west-2", "rds-multi-az-support", "NON_COMPLIANT", 25, more=True),
            rule("us-east-1", "incoming-ssh-disabled", "COMPLIANT"),
        ],
    )

    assert told == {"rules": 2, "broken": 1}
    kept = json.loads(clients.sent["s3"]["Body"])
    assert [item["region"] for item in kept["rules"]] == ["us-east-1", "us-west-2"]
    message = clients.sent["sns"]["Message"]
    assert "us-west-2  rds-multi-az-support: 25 or more resources" in message
    assert "incoming-ssh-disabled" not in message
    assert clients.sent["s3"]["Key"].startswith("reports/")


def test_a_rule_that_was_not_evaluated_yet_is_not_broken(module: ModuleType) -> None:
    told, clients = run(module, [{"AwsRegion": "us-east-1", "ConfigRuleName": "new"}])

    assert told["broken"] == 0
    assert "No rule is broken." in clients.sent["sns"]["Message"]


def test_a_long_message_is_cut(module: ModuleType) -> None:
    many = [rule("us-east-1", f"rule-{i:03}", "NON_COMPLIANT", 1) for i in range(150)]
    _, clients = run(module, many)

    assert "and 50 more" in clients.sent["sns"]["Message"]


def test_a_chat_channel_gets_the_form_that_it_posts(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAT", "true")
    _, clients = run(module, [rule("us-west-2", "rds-multi-az-support", "NON_COMPLIANT", 2)])

    message = json.loads(clients.sent["sns"]["Message"])
    assert (message["version"], message["source"]) == ("1.0", "custom")
    assert "1 of 1 rules are broken" in message["content"]["title"]
    assert "rds-multi-az-support: 2 resources" in message["content"]["description"]
