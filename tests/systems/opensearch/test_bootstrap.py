"""The function that makes indices: what it asks of a domain, again, and where it fails."""

import copy
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from msgspec import convert
from search_domain import Domain, running
from support import TESTS

from specgen.systems.opensearch.construct.indices import definitions
from specgen.systems.opensearch.model import OpenSearch

SOURCES = TESTS.parent / "templates" / "documents" / "opensearch-bootstrap"
MASTER = "arn:aws:iam::123456789012:role/bootstrap"
ROLE = "arn:aws:iam::123456789012:role/{}"

SPEC = {
    "engine_version": "2.11",
    "network": "main",
    "tier": "database",
    "security_groups": ["search"],
    "data": {"count": 3, "instance_type": "r6g.large.search"},
    "storage": {"volume_gib_per_node": 100},
    "bootstrap": {"security_groups": ["app"]},
    "administrators": ["operator"],
    "indices": {
        "orders": {"retention_days": 365, "codec": "zstd", "writers": ["orders-task"]},
        "logs": {"retention_days": 30, "fields": {"@timestamp": "date"}},
    },
}


@pytest.fixture(scope="module")
def index() -> Iterator[ModuleType]:
    """The handler's module, as Lambda would find it."""
    sys.path.insert(0, str(SOURCES))
    yield importlib.import_module("index")
    sys.path.remove(str(SOURCES))
    for name in ("index", "client"):
        del sys.modules[name]


@pytest.fixture
def domain() -> Iterator[Domain]:
    with running(Domain()) as made:
        yield made


@pytest.fixture
def wanted() -> dict[str, Any]:
    return definitions(convert(SPEC, OpenSearch), ROLE, MASTER)


class Clock:
    """Time that passes by waiting only."""

    def __init__(self, seconds: float) -> None:
        self.left, self.pauses = seconds, list[float]()

    def seconds_left(self) -> float:
        return self.left

    def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.left -= seconds


def client_of(index: ModuleType, domain: Domain, clock: Clock | None = None) -> Any:
    clock = clock or Clock(300)
    return index.Client(domain.url, lambda *call: call[-1], clock.seconds_left, clock.pause)


def test_the_first_run_makes_everything(
    index: ModuleType, domain: Domain, wanted: dict[str, Any]
) -> None:
    results = index.make_all(client_of(index, domain), wanted)

    unmapped = ["mapping logs_reader", "mapping logs_writer", "mapping orders_reader"]
    assert sorted(what for what, done in results.items() if done == "as it was") == unmapped
    assert [what for what, done in results.items() if done == "changed"] == ["audit log"]
    assert domain.kept["/orders-000001"] == {"aliases": {"orders": {"is_write_index": True}}}
    template = domain.kept["/_index_template/logs"]["template"]
    assert template["mappings"] == {"properties": {"@timestamp": {"type": "date"}}}
    assert domain.kept["/_plugins/_security/api/rolesmapping/orders_writer"] == {
        "backend_roles": [ROLE.format("orders-task")],
        "hosts": [],
        "users": [],
    }
    administrators = domain.kept["/_plugins/_security/api/rolesmapping/all_access"]
    assert administrators["backend_roles"] == [MASTER, ROLE.format("operator")]


def test_templates_and_policies_stand_before_the_index_is_made(
    index: ModuleType, domain: Domain, wanted: dict[str, Any]
) -> None:
    index.make_all(client_of(index, domain), wanted)

    puts = [target for method, target in domain.writes if method == "PUT" and "orders" in target]
    assert puts[:3] == [
        "/_plugins/_ism/policies/orders",
        "/_index_template/orders",
        "/orders-000001",
    ]


def test_the_second_run_changes_nothing(
    index: ModuleType, domain: Domain, wanted: dict[str, Any]
) -> None:
    index.make_all(client_of(index, domain), wanted)
    domain.writes.clear()

    results = index.make_all(client_of(index, domain), wanted)

    assert set(results.values()) == {"as it was"}
    assert domain.writes == []


def test_a_changed_policy_is_updated_and_given_to_its_indices(
    index: ModuleType, domain: Domain, wanted: dict[str, Any]
) -> None:
    index.make_all(client_of(index, domain), wanted)
    domain.writes.clear()
    other = copy.deepcopy(wanted)
    states = other["indices"]["orders"]["policy"]["policy"]["states"]
    states[0]["transitions"][0]["conditions"]["min_rollover_age"] = "30d"

    results = index.make_all(client_of(index, domain), other)

    assert [what for what, done in results.items() if done == "changed"] == ["orders: policy"]
    [put, post] = domain.writes
    assert put[1].startswith("/_plugins/_ism/policies/orders?if_seq_no=")
    assert post == ("POST", "/_plugins/_ism/change_policy/orders-*")


def test_a_busy_domain_is_asked_again(
    index: ModuleType, domain: Domain, wanted: dict[str, Any]
) -> None:
    busy = (503, "OpenSearch Security not initialized.")
    domain.first["GET", "/_plugins/_ism/policies/orders"] = [busy, busy, (429, {})]
    clock = Clock(300)

    index.make_all(client_of(index, domain, clock), wanted)

    assert clock.pauses == [1, 2, 4]


def test_a_domain_that_stays_busy_ends_in_time_and_says_so(
    index: ModuleType, domain: Domain, wanted: dict[str, Any]
) -> None:
    domain.first["GET", "/_plugins/_ism/policies/orders"] = [(503, "not yet")] * 99
    clock = Clock(60)

    with pytest.raises(RuntimeError, match="503 not yet, until the time was up; the rest was not"):
        index.make_all(client_of(index, domain, clock), wanted)

    assert clock.left > 0


def test_a_domain_that_is_not_there_is_reported(
    index: ModuleType, domain: Domain, wanted: dict[str, Any]
) -> None:
    domain.url = "http://127.0.0.1:1"

    with pytest.raises(RuntimeError, match=r"no answer: .*refused"):
        index.make_all(client_of(index, domain, Clock(20)), wanted)


def test_a_refused_template_is_reported_and_its_index_not_made(
    index: ModuleType, domain: Domain, wanted: dict[str, Any]
) -> None:
    cause = {"type": "illegal", "reason": "unknown value for [index.codec]: zstd"}
    refused = (400, {"error": {"reason": "invalid template", "caused_by": cause}})
    domain.first["PUT", "/_index_template/orders"] = [refused]

    with pytest.raises(RuntimeError, match=r"^1 failed: orders: template: PUT .* 400 .*codec"):
        index.make_all(client_of(index, domain), wanted)

    assert "/orders-000001" not in domain.kept
    assert "/logs-000001" in domain.kept
    assert "/_plugins/_security/api/rolesmapping/orders_writer" in domain.kept


def test_every_failure_is_reported(
    index: ModuleType, domain: Domain, wanted: dict[str, Any]
) -> None:
    denied = (403, {"status": "FORBIDDEN", "message": "no permissions"})
    domain.first["GET", "/_plugins/_ism/policies/logs"] = [denied]
    domain.first["PUT", "/_plugins/_security/api/roles/orders_reader"] = [denied]

    with pytest.raises(RuntimeError, match=r"2 failed: logs: policy: .*; role orders_reader: .*"):
        index.make_all(client_of(index, domain), wanted)


def test_an_index_whose_answer_was_lost_is_taken_as_made(
    index: ModuleType, domain: Domain, wanted: dict[str, Any]
) -> None:
    domain.first["GET", "/_alias/orders"] = [(404, {})]
    domain.kept |= {"/orders-000001": {}, "/_alias/orders": {}}

    assert index.make_all(client_of(index, domain), wanted)["orders: index"] == "made"


def test_what_others_have_mapped_stays_and_who_left_goes(
    index: ModuleType, domain: Domain, wanted: dict[str, Any]
) -> None:
    path = "/_plugins/_security/api/rolesmapping/all_access"
    domain.kept[path] = {"backend_roles": ["gone"], "hosts": ["h"], "users": [MASTER]}

    results = index.make_all(client_of(index, domain), wanted)

    assert results["mapping all_access"] == "changed"
    assert domain.kept[path] == {
        "backend_roles": [MASTER, ROLE.format("operator")],
        "hosts": ["h"],
        "users": [MASTER],
    }


def test_the_handler_signs_with_its_role_and_uses_https_only(
    index: ModuleType, domain: Domain, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "none")
    sign = index.signer("us-east-1")
    client = index.Client(domain.url, sign, lambda: 300.0)

    client.call("PUT", "/orders-000001", {"aliases": {}})

    assert domain.signed == {"AWS4-HMAC-SHA256"}
    made: list[str] = []
    monkeypatch.setenv("ENDPOINT", "vpc-search.us-east-1.es.amazonaws.com")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    monkeypatch.setattr(index, "Client", lambda base, *_: made.append(base))
    (tmp_path / "indices.json").write_text("{}")
    monkeypatch.setattr(index, "DEFINITIONS", tmp_path / "indices.json")
    monkeypatch.setattr(index, "make_all", lambda *_: {})

    index.handler({}, None)

    assert made == ["https://vpc-search.us-east-1.es.amazonaws.com"]
