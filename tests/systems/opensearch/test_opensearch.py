"""OpenSearch: numbers that follow, what is watched, and what must and must not be written."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from msgspec import convert
from support import TESTS, check_case, read_case

from specgen.facts import search
from specgen.pipeline import render
from specgen.sdk.alarms import alarm_problems
from specgen.systems.opensearch import SYSTEM
from specgen.systems.opensearch.construct.indices import definitions
from specgen.systems.opensearch.model import OpenSearch, sizing

CASES = TESTS / "systems" / "opensearch" / "cases"
NOWHERE: Any = None
"""Its numbers are the same everywhere."""
ROLE = "arn:aws:iam::123456789012:role/{}"
SMALLEST = {
    "engine_version": "2.19",
    "network": "main",
    "tier": "database",
    "security_groups": ["search"],
    "data": {"count": 3, "instance_type": "r6g.large.search"},
    "storage": {"volume_gib_per_node": 100},
}


def spec(**changes: Any) -> OpenSearch:
    return convert({**SMALLEST, **changes}, OpenSearch)


@pytest.mark.parametrize(
    ("retention", "age", "indices"), [(30, 30, 2), (31, 30, 3), (2557, 30, 87), (90, 1, 91)]
)
def test_one_index_is_written_and_the_others_are_kept(
    retention: int, age: int, indices: int
) -> None:
    made = spec(indices={"a": {"retention_days": retention, "rollover": {"age_days": age}}})

    assert sizing.kept(made.indices["a"]) == indices


def test_shards_are_counted_with_replicas_and_over_all_indices() -> None:
    indices = {
        "a": {"retention_days": 30, "primary_shards": 6, "replicas": 2},
        "b": {"retention_days": 30, "replicas": 0},
    }
    made = spec(indices=indices)

    assert sizing.primaries(made) == 6 * 2 + 1 * 2
    assert sizing.shards(made) == 6 * 3 * 2 + 1 * 1 * 2
    assert sizing.advised_shards(made) == 8 * 25


@pytest.mark.parametrize(
    ("gib", "iops", "throughput"),
    [(100, 3000, 125), (170, 3000, 125), (171, 3000, 250), (3001, 9003, 500), (24576, 16000, 1000)],
)
def test_what_the_size_of_a_volume_includes(gib: int, iops: int, throughput: int) -> None:
    assert (search.least_iops(gib), search.least_throughput(gib)) == (iops, throughput)


@pytest.mark.parametrize(
    ("nodes", "shards", "memory"),
    [(10, 10_000, 8), (11, 0, 16), (3, 10_001, 16), (31, 0, 32), (200, 75_000, 128)],
)
def test_masters_follow_from_nodes_and_shards(nodes: int, shards: int, memory: int) -> None:
    wanted = search.masters_for(nodes, shards)

    assert wanted is not None
    assert wanted.memory_gib == memory


def test_no_masters_are_enough_for_more_than_aws_has() -> None:
    assert search.masters_for(3, 75_001) is None


def test_a_type_has_a_volume_or_a_reason_for_none() -> None:
    assert search.volume_range("r6g.2xlarge.search") == (10, 6144)
    assert search.volume_range("r6gd.2xlarge.search") is None
    assert search.has_local_disks("r6gd.2xlarge.search")
    assert search.lacks_gp3("m4.large.search")


def test_alarms_are_honest_for_any_document() -> None:
    made = spec(dedicated_master={"instance_type": "m6g.large.search"})

    assert list(alarm_problems(SYSTEM.alarms, made.alarm_numbers(NOWHERE))) == []
    assert made.alarm_numbers(NOWHERE)["nodes"] == 6


def test_a_lifecycle_counts_from_the_end_of_writing() -> None:
    made = spec(indices={"a": {"retention_days": 90, "rollover": {"age_days": 7, "size_gib": 30}}})

    policy = definitions(made, ROLE, ROLE)["indices"]["a"]["policy"]["policy"]

    written, deleted = policy["states"]
    assert written["actions"] == [
        {"rollover": {"min_index_age": "7d", "min_primary_shard_size": "30gb"}}
    ]
    assert written["transitions"][0]["conditions"] == {"min_rollover_age": "90d"}
    assert deleted["actions"] == [{"delete": {}}]
    assert policy["ism_template"] == [{"index_patterns": ["a-*"], "priority": 100}]


def test_only_logs_that_are_published_have_thresholds() -> None:
    indices = {"a": {"retention_days": 90}}
    quiet = spec(indices=indices, log_types=["ES_APPLICATION_LOGS"])
    loud = spec(indices=indices, slow_search_ms=250)

    none = definitions(quiet, ROLE, ROLE)["indices"]["a"]["template"]["template"]["settings"]
    some = definitions(loud, ROLE, ROLE)["indices"]["a"]["template"]["template"]["settings"]

    assert [key for key in none if "slowlog" in key] == []
    assert some["index.search.slowlog.threshold.query.warn"] == "250ms"
    assert definitions(quiet, ROLE, ROLE)["audit"] is False


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return rendered_case("good-full", tmp_path_factory.mktemp("opensearch"))


def rendered_case(name: str, folder: Path) -> dict[str, Any]:
    """The files of a case, as data."""
    files = render(check_case(read_case(CASES / f"{name}.yaml"), folder)).files
    return {name: json.loads(text) for name, text in files.items() if name.endswith(".tf.json")}


def _module(rendered: dict[str, Any], environment: str) -> dict[str, Any]:
    module: dict[str, Any] = rendered[f"{environment}/us-east-1/data/opensearch-search.tf.json"]
    return module


def _domain(rendered: dict[str, Any], environment: str) -> dict[str, Any]:
    domains = _module(rendered, environment)["resource"]["aws_opensearch_domain"]
    domain: dict[str, Any] = domains["search"]
    return domain


@pytest.mark.synth
def test_it_is_encrypted_private_and_https_only(rendered: dict[str, Any]) -> None:
    domain = _domain(rendered, "prod")

    assert domain["encrypt_at_rest"]["enabled"] is True
    assert domain["node_to_node_encryption"] == {"enabled": True}
    assert domain["domain_endpoint_options"]["enforce_https"] is True
    assert domain["vpc_options"]["security_group_ids"] != []


@pytest.mark.synth
def test_a_volume_says_what_its_size_includes(rendered: dict[str, Any]) -> None:
    """AWS answers with numbers: without ours, each plan would take them away."""
    assert _domain(rendered, "dev")["ebs_options"] == {
        "ebs_enabled": True,
        "iops": 3000,
        "throughput": 125,
        "volume_size": 20,
        "volume_type": "gp3",
    }


@pytest.mark.synth
def test_its_master_is_a_role_and_no_password_exists(rendered: dict[str, Any]) -> None:
    security = _domain(rendered, "prod")["advanced_security_options"]

    assert security["internal_user_database_enabled"] is False
    assert security["master_user_options"] == {
        "master_user_arn": "${aws_iam_role.search-bootstrap.arn}"
    }


@pytest.mark.synth
def test_only_a_protected_domain_cannot_be_destroyed(rendered: dict[str, Any]) -> None:
    assert _domain(rendered, "prod")["lifecycle"] == {"prevent_destroy": True}
    assert "lifecycle" not in _domain(rendered, "dev")


@pytest.mark.synth
def test_one_zone_takes_one_subnet_and_knows_no_others(rendered: dict[str, Any]) -> None:
    domain = _domain(rendered, "dev")

    assert domain["vpc_options"]["subnet_ids"] == "${slice(local.opensearch-search-subnets, 0, 1)}"
    assert domain["cluster_config"]["zone_awareness_enabled"] is False
    assert "zone_awareness_config" not in domain["cluster_config"]
    assert "dedicated_master_type" not in domain["cluster_config"]


@pytest.mark.synth
def test_the_service_may_write_this_domains_logs_only(rendered: dict[str, Any]) -> None:
    module = _module(rendered, "prod")

    [statement] = module["locals"]["opensearch-search-logs-policy"]["Statement"]
    assert statement["Condition"]["ArnLike"]["aws:SourceArn"].endswith(
        "domain/shop-prod-use1-search"
    )
    assert module["resource"]["aws_opensearch_domain"]["search"]["depends_on"] == [
        "aws_cloudwatch_log_resource_policy.search"
    ]


@pytest.mark.synth
def test_the_archive_is_what_is_read_and_runs_again_when_it_changes(
    rendered: dict[str, Any],
) -> None:
    module = _module(rendered, "prod")
    definitions_ = json.loads(
        "\n".join(module["locals"]["opensearch-search-bootstrap-indices-json"])
    )

    assert list(definitions_["indices"]) == ["logs", "orders"]
    assert definitions_["mappings"]["orders_reader"] == [
        "arn:aws:iam::000000000000:role/shop-prod-use1-web-task"
    ]
    function = module["resource"]["aws_lambda_function"]["search-bootstrap"]
    assert len(base64.b64decode(function["source_code_hash"])) == 32
    assert module["resource"]["aws_lambda_invocation"]["search-bootstrap"]["triggers"] == {
        "archive": "${aws_lambda_function.search-bootstrap.source_code_hash}",
        "domain": "${aws_opensearch_domain.search.endpoint}",
    }


@pytest.mark.synth
def test_without_indices_there_may_be_no_function(tmp_path: Path) -> None:
    files = rendered_case("good-own-master", tmp_path)
    module = files["prod/us-east-1/data/opensearch-search.tf.json"]

    assert sorted(module["resource"]) == ["aws_opensearch_domain"]
    options = module["resource"]["aws_opensearch_domain"]["search"]["advanced_security_options"]
    assert options["master_user_options"] == {
        "master_user_arn": "arn:aws:iam::000000000000:role/search-administrator"
    }
