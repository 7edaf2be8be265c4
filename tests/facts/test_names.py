import pytest

from specgen.facts.names import LIMITS, problem

GOOD = [
    ("load_balancer", "trading-prod"),
    ("target_group", "a"),
    ("chat_channel", "shop-prod-use1-warnings"),
    ("delivery_stream", "shop-prod.logs_1"),
    ("web_acl", "trd-prod-use1-edge"),
    ("ip_set", "Office_4"),
    ("origin_access_control", "shop-prod-use1-web-files-access"),
    ("vpc_origin", "shop-prod-use1-web-app-vpc"),
    ("cache_policy", "shop-prod-use1-web-api-cache"),
    ("origin_request_policy", "shop-prod-use1-web-api-forward"),
    ("log_delivery", "shop-prod-use1-web-logs"),
    ("replication_group", "cache-1"),
    ("cache_user", "cache-sessions"),
    ("opensearch_domain", "logs-prod"),
    ("iam_role", "svc.trading@prod"),
    ("iam_policy", "read_only"),
    ("instance_profile", "node"),
    ("db_instance", "trading-prod"),
    ("db_subnet_group", "data subnets_1"),
    ("db_parameter_group", "pg15"),
    ("db_cluster", "orders-prod"),
    ("db_cluster_parameter_group", "aurora-postgresql16"),
    ("db_option_group", "shop-mysql8-4"),
    ("security_group", "alb (public)"),
    ("launch_template", "engine/arm64"),
    ("s3_bucket", "acme.logs-1"),
    ("sqs_queue", "orders.fifo"),
    ("efs_creation_token", "shop-prod-use1-shared"),
    ("schedule", "shop-prod-use1-nightly"),
    ("sns_topic", "alerts"),
    ("log_group", "/aws/rds/instance/x/postgresql"),
    ("kms_alias", "alias/trading/data"),
    ("secret", "trading/prod/db"),
    ("ecr_repository", "trading/order--engine"),
    ("ecs_cluster", "production"),
    ("ecs_capacity_provider", "acme-fargate"),
    ("ecs_service", "order_engine"),
    ("ecs_task_family", "order-engine"),
    ("autoscaling_group", "engine nodes"),
    ("access_analyzer", "trd-account-use1-baseline"),
    ("backup_vault", "trd-prod-use1-primary"),
    ("dashboard", "shop-prod-use1-overview"),
    ("backup_plan", "trd-prod-use1-primary-daily"),
    ("alarm", "CPU > 80 %"),
    ("dashboard", "shop-prod_overview"),
    ("schedule", "shop-prod.nightly_1"),
    ("dashboard", "trd-prod-use1_overview"),
    ("ssm_parameter", "/trading/prod/vpc_id"),
]
BAD = [
    ("load_balancer", "internal-api"),
    ("chat_channel", "shop.warnings"),
    ("delivery_stream", "shop logs"),
    ("load_balancer", "api-"),
    ("web_acl", "edge.prod"),
    ("ip_set", ""),
    ("log_delivery", "web.logs"),
    ("origin_access_control", "web files"),
    ("vpc_origin", "web app"),
    ("target_group", "api_1"),
    ("replication_group", "1cache"),
    ("access_analyzer", "9-lives"),
    ("cache_user", "cache--sessions"),
    ("replication_group", "Cache"),
    ("opensearch_domain", "ab"),
    ("iam_role", "a/b"),
    ("iam_role", "rôle"),
    ("db_instance", "a--b"),
    ("db_instance", "a-"),
    ("db_subnet_group", "default"),
    ("security_group", "sg-1"),
    ("launch_template", "ab"),
    ("s3_bucket", "Acme"),
    ("s3_bucket", "10.0.0.1"),
    ("s3_bucket", "a..b"),
    ("sqs_queue", "orders.fif"),
    ("log_group", "aws/x"),
    ("log_group", "a b"),
    ("kms_alias", "trading"),
    ("kms_alias", "alias/aws/s3"),
    ("secret", "trading-abc123"),
    ("ecr_repository", "a"),
    ("ecr_repository", "Trading"),
    ("ecs_capacity_provider", "Fargate-hosts"),
    ("dashboard", "a b"),
    ("ecs_service", "a.b"),
    ("ssm_parameter", "trading/prod"),
    ("ssm_parameter", "/aws/x"),
    ("ssm_parameter", "/a" * 16),
    ("ecs_cluster", ""),
    ("ecs_cluster", "a\n"),
]


def test_every_rule_has_a_good_name() -> None:
    assert {kind for kind, _ in GOOD} == set(LIMITS)


@pytest.mark.parametrize(("kind", "name"), GOOD)
def test_accepts(kind: str, name: str) -> None:
    assert problem(kind, name) is None


@pytest.mark.parametrize(("kind", "name"), BAD)
def test_refuses_and_says_what_is_allowed(kind: str, name: str) -> None:
    assert problem(kind, name) == f"{name!r} is not {LIMITS[kind].words}"


def test_too_long_is_said_with_both_numbers() -> None:
    name = "a" * 33

    assert problem("load_balancer", "a" * 32) is None
    assert problem("load_balancer", name) == f"'{name}' has 33 characters, 32 are allowed"


@pytest.mark.parametrize("kind", LIMITS)
def test_cites_the_page(kind: str) -> None:
    assert LIMITS[kind].source.startswith("https://docs.aws.amazon.com/")


def test_a_kind_without_rule_is_a_bug() -> None:
    with pytest.raises(KeyError):
        problem("lambda", "x")
