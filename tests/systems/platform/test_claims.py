"""Names in generated files that AWS has once are known to `validate`."""

import json
from collections.abc import Iterator
from pathlib import Path

from specgen import pipeline
from specgen.facts.identities import IDENTITIES, NAMED
from specgen.sdk import Here

ROOT = Path(__file__).parents[3]
_ALARMS = "ends with the metric's own word, and those of the kinds differ"
_LOGS = "a service of AWS sets the name, from one that is compared"
_RULES = "ends with a fixed word, and those of the kinds differ"
_WITH_CACHE = "made with the replication group, whose name is compared"
OTHERWISE = {
    "aws_appautoscaling_target": dict.fromkeys(("pooler", "service"), "one for each ECS service"),
    "aws_cloudwatch_event_rule": dict.fromkeys(("backup", "failover"), _RULES),
    "aws_cloudwatch_log_group": dict.fromkeys(
        (
            "config",
            "failover",
            "incident_response",
            "opensearch",
            "pooler",
            "postgres",
            "postgres_replica",
            "redis",
            "rotation",
        ),
        _LOGS,
    ),
    "aws_cloudwatch_metric_alarm": dict.fromkeys(("failover", "service"), _ALARMS),
    "aws_db_parameter_group": {"postgres_replica": "made with the instance, which is compared"},
    "aws_ecs_service": dict.fromkeys(
        ("pooler", "service"), "made with its task role, whose name is compared"
    ),
    "aws_elasticache_parameter_group": {"redis": _WITH_CACHE},
    "aws_elasticache_subnet_group": {"redis": _WITH_CACHE},
    "aws_elasticache_user_group": {"redis": _WITH_CACHE},
    "aws_kms_alias": {"state_backend": "the platform has one backend"},
    "aws_route": dict.fromkeys(
        ("network", "peering"), "checks of networks and peerings compare blocks"
    ),
    "aws_security_group": {"failover": "no other kind adds a word to a group's name"},
    "aws_sfn_state_machine": {
        "failover": "no other kind makes one, and its name is the document's"
    },
    "aws_ssm_document": {"timescale": "no other kind makes one, and it ends with a fixed word"},
    "aws_ssm_parameter": {"outputs": "the path holds kind, name and output"},
    "aws_subnet": {"network": "checks of networks compare blocks"},
    "aws_volume_attachment": {"timescale": "each instance has its own devices"},
}
"""Type -> kind -> why some of its names are no claims."""


def named() -> Iterator[tuple[str, str, str]]:
    """Kind of the document, type of the resource, name."""
    for file in sorted((ROOT / "generated").rglob("*.tf.json")):
        maker = file.name.partition(".")[0].partition("-")[0]
        for kind, made in json.loads(file.read_text()).get("resource", {}).items():
            for body in made.values() if kind in IDENTITIES else ():
                value = body.get(IDENTITIES[kind].arguments[0])
                if isinstance(value, str) and "${" not in value:
                    yield maker, kind, value


def test_every_name_is_claimed_or_has_a_reason() -> None:
    project = pipeline.check(ROOT, ROOT / "specs").project
    assert project is not None
    claimed = set()
    for effective in project.effectives:
        names = project.names(effective)
        for made in effective.spec.aws_names():
            kind = NAMED.get(made.rule) if isinstance(made.rule, str) else None
            claimed.add((effective.kind, kind, names.of(effective.aws_name, made.role)))
        for claim in effective.spec.claims(Here(project, effective)):
            claimed.add((effective.kind, claim.kind, claim.values[0]))

    left = {(maker, kind) for maker, kind, value in named() if (maker, kind, value) not in claimed}

    assert left == {(maker, kind) for kind, made in OTHERWISE.items() for maker in made}
