"""Names in generated files that AWS has once are known to `validate`."""

import json
from collections.abc import Iterator
from pathlib import Path

from specgen import pipeline
from specgen.facts.identities import IDENTITIES, NAMED
from specgen.sdk import Here

ROOT = Path(__file__).parents[3]
OTHERWISE = {
    "aws_appautoscaling_target": "one for each ECS service",
    "aws_cloudwatch_event_rule": "made by one kind only, from the document's name and a fixed role",
    "aws_cloudwatch_log_group": "a service of AWS sets the name, from one that is compared",
    "aws_cloudwatch_metric_alarm": "made by one kind only, from its name and the metric's",
    "aws_db_parameter_group": "made with the instance, whose name is compared",
    "aws_ecs_service": "made with its task role, whose name is compared",
    "aws_elasticache_parameter_group": "made with the replication group, whose name is compared",
    "aws_elasticache_subnet_group": "made with the replication group, whose name is compared",
    "aws_elasticache_user_group": "made with the replication group, whose name is compared",
    "aws_iam_role": "made by one kind only, from the document's name and a fixed role",
    "aws_kms_alias": "the platform has one backend",
    "aws_lambda_function": "made by one kind only, from the document's name and a fixed role",
    "aws_route": "checks of networks and peerings compare blocks",
    "aws_route53_record": "made by one kind only, and its name is the document's",
    "aws_s3_bucket": "made by one kind only, from the document's name and a fixed role",
    "aws_security_group": "made by one kind only, from the document's name and a fixed role",
    "aws_sfn_state_machine": "made by one kind only, from the document's name",
    "aws_ssm_document": "made by one kind only, from the document's name and a fixed role",
    "aws_ssm_parameter": "the path holds kind, name and output",
    "aws_subnet": "checks of networks compare blocks",
    "aws_volume_attachment": "each instance has its own devices",
}
"""Type -> why some of its names are no claims."""


def named() -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "generated").rglob("*.tf.json")):
        for kind, made in json.loads(file.read_text()).get("resource", {}).items():
            for body in made.values() if kind in IDENTITIES else ():
                value = body.get(IDENTITIES[kind].arguments[0])
                if isinstance(value, str) and "${" not in value:
                    yield kind, value


def test_every_name_is_claimed_or_has_a_reason() -> None:
    project = pipeline.check(ROOT, ROOT / "specs").project
    assert project is not None
    claimed = set()
    for effective in project.effectives:
        names = project.names(effective)
        for made in effective.spec.aws_names():
            kind = NAMED.get(made.rule) if isinstance(made.rule, str) else None
            claimed.add((kind, names.of(effective.aws_name, made.role)))
        for claim in effective.spec.claims(Here(project, effective)):
            claimed.add((claim.kind, claim.values[0]))

    left = {kind for kind, value in named() if (kind, value) not in claimed}

    assert left == OTHERWISE.keys()
