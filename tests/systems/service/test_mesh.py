"""Mutual TLS between services: who may call whom, and how the certificate stays fresh."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from synth import resources

PLACE = "prod/us-east-1/compute"
CASE = "good-mesh-of-three-services"

AWS = """#!/bin/sh
echo "$@" >> "$SEEN"
case "$*" in
*issue-certificate*) [ ! -e "$FAILS" ] && echo arn:certificate ;;
*CertificateChain*) echo authority ;;
*get-certificate*) echo certificate ;;
esac
"""
OPENSSL = """#!/bin/sh
case "$1" in
x509) [ -e "$FRESH" ] && grep -q certificate "$DIRECTORY/current/chain.pem" ;;
req) while [ $# -gt 0 ]; do
    case "$1" in
    -keyout | -out) echo "$1" > "$2"; shift ;;
    -addext) echo "$2" >> "$SEEN"; shift ;;
    esac
    shift
  done ;;
esac
"""
SLEEP = """#!/bin/sh
kill -TERM "$PPID"
"""


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return resources("service", CASE, PLACE, tmp_path_factory.mktemp("mesh"))


def containers(module: dict[str, Any], service: str) -> dict[str, dict[str, Any]]:
    return {c["name"]: c for c in module["locals"][f"service-{service}-containers"]}


def listeners(module: dict[str, Any], service: str) -> dict[str, Any]:
    found = module["locals"][f"service-{service}-envoy"]["static_resources"]["listeners"]
    return {listener["name"]: listener for listener in found}


@pytest.mark.synth
def test_callers_are_admitted_and_nobody_else(module: dict[str, Any]) -> None:
    chain = listeners(module, "stock")["inbound"]["filter_chains"][0]
    rbac = chain["filters"][0]["typed_config"]["http_filters"][0]["typed_config"]["rules"]
    principals = rbac["policies"]["callers"]["principals"]

    assert chain["transport_socket"]["typed_config"]["require_client_certificate"] is True
    assert rbac["action"] == "ALLOW"
    assert [p["authenticated"]["principal_name"]["exact"] for p in principals] == [
        "spiffe://shop.internal/prod/orders",
        "spiffe://shop.internal/prod/web",
    ]


@pytest.mark.synth
def test_a_service_finds_those_that_name_it(module: dict[str, Any]) -> None:
    variables = {e["name"]: e["value"] for e in containers(module, "web")["web"]["environment"]}
    clusters = module["locals"]["service-web-envoy"]["static_resources"]["clusters"]
    stock = next(c for c in clusters if c["name"] == "stock")
    endpoint = stock["load_assignment"]["endpoints"][0]["lb_endpoints"][0]["endpoint"]

    assert variables == {
        "MESH_ORDERS_URL": "http://127.0.0.1:15001",
        "MESH_STOCK_URL": "http://127.0.0.1:15002",
    }
    assert endpoint["address"]["socket_address"] == {
        "address": "stock.shop.internal",
        "port_value": 9443,
    }
    assert "spiffe://shop.internal/prod/stock" in str(stock["transport_socket"])


@pytest.mark.synth
def test_nothing_listens_where_nobody_may_call(module: dict[str, Any]) -> None:
    assert set(listeners(module, "web")) == {"outbound-orders", "outbound-stock"}
    assert "portMappings" not in containers(module, "web")["proxy"]


@pytest.mark.synth
def test_the_application_waits_for_proxy_and_certificate(module: dict[str, Any]) -> None:
    made = containers(module, "orders")

    assert made["orders"]["dependsOn"] == [{"condition": "HEALTHY", "containerName": "proxy"}]
    assert made["proxy"]["dependsOn"] == [{"condition": "HEALTHY", "containerName": "certificates"}]


@pytest.mark.synth
def test_the_task_may_issue_for_itself_by_one_template(module: dict[str, Any]) -> None:
    policy = module["locals"]["service-stock-task-policy"]["Statement"]
    may = {statement["Sid"]: statement for statement in policy}
    template = "arn:aws:acm-pca:::template/EndEntityCertificate/V1"

    condition = {"StringEquals": {"acm-pca:TemplateArn": template}}
    assert may["IssueCertificate"]["Condition"] == condition
    assert "*" not in may["IssueCertificate"]["Resource"]


@pytest.mark.synth
def test_tasks_are_found_by_name(module: dict[str, Any]) -> None:
    names = module["resource"]["aws_service_discovery_service"]
    registries = module["resource"]["aws_ecs_service"]["stock"]["service_registries"]

    assert names["stock"]["dns_config"]["dns_records"] == [{"ttl": 10, "type": "A"}]
    assert registries["registry_arn"] == "${aws_service_discovery_service.stock.arn}"


@pytest.fixture
def agent(module: dict[str, Any], tmp_path: Path) -> dict[str, str]:
    """Environment in which the script runs once: `sleep` ends it."""
    (tmp_path / "bin").mkdir()
    fakes = {"aws": AWS, "openssl": OPENSSL, "sleep": SLEEP, "chown": "#!/bin/sh\n"}
    for name, text in fakes.items():
        tool = tmp_path / "bin" / name
        tool.write_text(text)
        tool.chmod(0o755)
    (tmp_path / "shared").mkdir()
    given = containers(module, "stock")["certificates"]["environment"]
    settings = {entry["name"]: entry["value"] for entry in given}
    return {
        **settings,
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "DIRECTORY": str(tmp_path / "shared"),
        "SEEN": str(tmp_path / "seen"),
        "FRESH": str(tmp_path / "fresh"),
        "FAILS": str(tmp_path / "fails"),
        "SCRIPT": "\n".join(module["locals"]["service-stock-certificates"]),
    }


def run(agent: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    command = ["sh", "-c", agent["SCRIPT"]]
    return subprocess.run(command, env=agent, capture_output=True, text=True, check=True)


@pytest.mark.synth
def test_the_script_issues_a_certificate_for_the_service(agent: dict[str, str]) -> None:
    run(agent)
    seen = Path(agent["SEEN"]).read_text()
    current = Path(agent["DIRECTORY"]) / "current"

    assert "URI:spiffe://shop.internal/prod/stock,DNS:stock.shop.internal" in seen
    assert "--validity Value=3,Type=DAYS" in seen
    assert (current / "chain.pem").read_text() == "certificate\nauthority\n"
    assert (current / "authorities.pem").read_text() == "authority\n"
    assert '"name":"identity"' in (Path(agent["DIRECTORY"]) / "identity.json").read_text()


@pytest.mark.synth
def test_a_fresh_certificate_is_kept(agent: dict[str, str]) -> None:
    run(agent)
    Path(agent["FRESH"]).touch()
    before = Path(agent["SEEN"]).read_text()
    run(agent)

    assert Path(agent["SEEN"]).read_text() == before


@pytest.mark.synth
def test_what_fails_leaves_the_old_certificate(agent: dict[str, str]) -> None:
    run(agent)
    current = Path(agent["DIRECTORY"]) / "current"
    before = current.readlink()
    Path(agent["FAILS"]).touch()
    failed = run(agent)

    assert current.readlink() == before
    assert len([path for path in before.parent.iterdir() if path.is_dir()]) == 2
    assert "no certificate was issued" in failed.stderr


@pytest.mark.synth
def test_the_script_is_a_script(agent: dict[str, str]) -> None:
    subprocess.run(["bash", "-n", "-c", agent["SCRIPT"]], check=True)
