"""Network load balancers: what is encrypted, who writes the logs, what a service joins."""

import json
from typing import Any

import pytest
from support import TESTS, check_case, read_case

from specgen.pipeline import render

CASES = TESTS / "systems" / "network_load_balancer" / "cases"
EDGE = "{}/us-east-1/ingress/network_load_balancer-edge.tf.json"
Files = dict[str, Any]


def files(case: str, folder: Any) -> Files:
    made = render(check_case(read_case(CASES / f"{case}.yaml"), folder)).files
    return {name: json.loads(text) for name, text in made.items() if name.endswith(".tf.json")}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return files("good-full", tmp_path_factory.mktemp("nlb"))


@pytest.mark.synth
def test_it_has_groups_from_the_beginning(full: Files) -> None:
    prod = full[EDGE.format("prod")]["resource"]["aws_lb"]["edge"]

    assert len(prod["security_groups"]) == 1
    assert prod["enable_deletion_protection"] is True
    assert full[EDGE.format("dev")]["resource"]["aws_lb"]["edge"].get("access_logs") is None


@pytest.mark.synth
def test_targets_get_what_the_listener_says(full: Files) -> None:
    made = full[EDGE.format("prod")]["resource"]
    groups = made["aws_lb_target_group"]

    assert {name: g["protocol"] for name, g in groups.items()} == {
        "edge-mqtt": "TCP",
        "edge-console-tls": "TLS",
        "edge-raw": "TCP",
        "edge-coap-udp": "UDP",
    }
    assert "preserve_client_ip" not in groups["edge-coap-udp"]
    assert groups["edge-mqtt"]["preserve_client_ip"] == "true"
    assert groups["edge-console-tls"]["name"] == "shop-prod-use1-edge-admin-tls"
    tls = [n for n, one in made["aws_lb_listener"].items() if "certificate_arn" in one]
    assert sorted(tls) == ["edge-console", "edge-mqtt"]


@pytest.mark.synth
def test_only_log_delivery_of_the_account_writes_logs(full: Files) -> None:
    policy = full[EDGE.format("prod")]["locals"]["network_load_balancer-edge-access-logs-policy"]
    allowed = [s for s in policy["Statement"] if s["Effect"] == "Allow"]

    assert {s["Principal"]["Service"] for s in allowed} == {"delivery.logs.amazonaws.com"}
    assert all(s["Condition"]["StringEquals"]["aws:SourceAccount"] for s in allowed)


@pytest.mark.synth
def test_a_service_joins_by_way_of_the_listener(full: Files) -> None:
    outputs = full["prod/us-east-1/ingress/outputs.tf.json"]["resource"]["aws_ssm_parameter"]
    joined = full["prod/us-east-1/compute/service-broker.tf.json"]
    service = joined["resource"]["aws_ecs_service"]["broker"]
    main = joined["locals"]["service-broker-containers"][0]

    arn = outputs["network_load_balancer-edge-target_group_arn-coap"]["insecure_value"]
    assert arn == "${aws_lb_listener.edge-coap.default_action[0].target_group_arn}"
    assert sorted(one["container_port"] for one in service["load_balancer"]) == [1883, 1883, 5683]
    assert {p["containerPort"]: p["protocol"] for p in main["portMappings"]} == {
        1883: "tcp",
        5683: "udp",
    }


@pytest.mark.synth
def test_fixed_addresses_outlast_it(tmp_path: Any) -> None:
    made = files("good-fixed-addresses", tmp_path)[EDGE.format("prod")]["resource"]

    mappings = made["aws_lb"]["edge"]["subnet_mapping"]
    assert [m["allocation_id"] for m in mappings] == [
        "${aws_eip.edge-address-a.id}",
        "${aws_eip.edge-address-b.id}",
    ]
    assert all(e["lifecycle"]["prevent_destroy"] for e in made["aws_eip"].values())
