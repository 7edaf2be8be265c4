"""Services: what tasks and ECS may do, who counts the tasks, and what is left out."""

from pathlib import Path
from typing import Any

import pytest
from synth import resources

PROD, DEV = "prod/us-east-1/compute", "dev/us-east-1/compute"


def statements(module: dict[str, Any], policy: str) -> dict[str, dict[str, Any]]:
    return {s["Sid"]: s for s in module["locals"][f"service-{policy}"]["Statement"]}


@pytest.mark.synth
def test_ecs_may_pull_log_and_read_what_the_service_names(tmp_path: Path) -> None:
    module = resources("service", "good-worker-with-every-option", PROD, tmp_path)
    may = statements(module, "worker-execution-policy")
    repository = "arn:aws:ecr:us-east-1:000000000000:repository/shop-prod/worker"

    assert may["PullImage"]["Resource"] == [repository]
    assert may["DecryptSecrets"]["Action"] == ["kms:Decrypt"]
    assert [sid for sid, s in may.items() if "*" in s["Resource"]] == ["LogInToRegistry"]


@pytest.mark.synth
def test_a_task_may_do_what_is_written(tmp_path: Path) -> None:
    module = resources("service", "good-worker-with-every-option", PROD, tmp_path)
    may = statements(module, "worker-task-policy")
    trust = module["locals"]["service-worker-task-trust"]["Statement"][0]

    assert may["Permission1"]["Resource"] == ["arn:aws:s3:::prod-uploads/*"]
    assert [sid for sid, s in may.items() if "*" in s["Resource"]] == ["OpenShell"]
    assert trust["Condition"]["StringEquals"] == {"aws:SourceAccount": "000000000000"}


@pytest.mark.synth
def test_a_service_without_needs_has_no_task_policy(tmp_path: Path) -> None:
    module = resources("service", "good-smallest", PROD, tmp_path)

    assert "service-api-task-policy" not in module["locals"]
    assert "aws_lb_target_group" not in module["resource"]
    assert "aws_sqs_queue" not in module["resource"]


@pytest.mark.synth
def test_terraform_leaves_the_number_of_tasks_alone(tmp_path: Path) -> None:
    module = resources("service", "good-smallest", PROD, tmp_path)
    service = module["resource"]["aws_ecs_service"]["api"]

    assert service["lifecycle"]["ignore_changes"] == ["desired_count"]
    assert service["network_configuration"]["assign_public_ip"] is False
    assert "health_check_grace_period_seconds" not in service


@pytest.mark.synth
def test_a_fixed_number_of_tasks_has_a_target_and_no_policies(tmp_path: Path) -> None:
    module = resources("service", "good-worker-with-every-option", DEV, tmp_path)

    assert module["resource"]["aws_appautoscaling_target"]["worker"]["max_capacity"] == 1
    assert "aws_appautoscaling_policy" not in module["resource"]
    assert "aws_cloudwatch_metric_alarm" not in module["resource"]


@pytest.mark.synth
def test_steps_inwards_wait_for_cpu(tmp_path: Path) -> None:
    module = resources("service", "good-worker-with-every-option", PROD, tmp_path)
    alarm = module["resource"]["aws_cloudwatch_metric_alarm"]["worker-queue-depth-in"]
    expressions = [q["expression"] for q in alarm["metric_query"] if "expression" in q]

    assert expressions == ["IF(cpu < 40, value / tasks, 20)"]
    assert alarm["treat_missing_data"] == "notBreaching"


@pytest.mark.synth
def test_on_hosts_the_container_reserves_and_the_task_has_no_size(tmp_path: Path) -> None:
    module = resources("service", "good-on-hosts", PROD, tmp_path)
    task = module["resource"]["aws_ecs_task_definition"]["api"]
    made = module["locals"]["service-api-containers"][0]

    assert (made["cpu"], made["memoryReservation"], made["memory"]) == (4096, 15360, 15872)
    assert "cpu" not in task
    assert "platform_version" not in module["resource"]["aws_ecs_service"]["api"]


@pytest.mark.synth
def test_another_region_reads_its_own_copy_of_a_secret_with_its_own_key(tmp_path: Path) -> None:
    west = "prod/us-west-2/compute"
    module = resources("service", "good-secret-copied-to-another-region", west, tmp_path)
    may = statements(module, "api-execution-policy")
    parameters = module["data"]["aws_ssm_parameter"]

    assert ":us-west-2:" in may["ReadSecrets"]["Resource"][0]
    assert parameters["key-secrets-arn"]["name"] == "/shop/prod/us-west-2/keys/key/secrets/arn"
    assert may["DecryptSecrets"]["Resource"] == [
        "${data.aws_ssm_parameter.key-secrets-arn.insecure_value}"
    ]
    assert may["DecryptSecrets"]["Condition"]["StringEquals"] == {
        "kms:ViaService": "secretsmanager.us-west-2.amazonaws.com"
    }


@pytest.mark.synth
def test_a_target_group_outlives_another_port_and_makes_way_for_another_protocol(
    tmp_path: Path,
) -> None:
    """8080 in good-web, 9090 and gRPC in the other: AWS deletes no group that a rule names."""
    web = resources("service", "good-web", PROD, tmp_path / "web")["resource"]
    grpc = resources("service", "good-grpc-on-another-port", PROD, tmp_path / "grpc")["resource"]
    one, other = web["aws_lb_target_group"]["api"], grpc["aws_lb_target_group"]["api"]

    assert one["port"] == other["port"]
    assert one["name"] != other["name"]
    assert one["lifecycle"] == {"create_before_destroy": True}


@pytest.mark.synth
def test_what_is_empty_is_not_written(tmp_path: Path) -> None:
    made = resources("service", "good-smallest", PROD, tmp_path)["locals"][
        "service-api-containers"
    ][0]

    assert "environment" not in made
    assert "secrets" not in made
