"""Alarms: figures, names, files, who hears of what, and events that rules hear."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from support import TESTS, check_case, read_case

from specgen.pipeline import check, render
from specgen.project.here import Here
from specgen.project.project import Project
from specgen.sdk.alarms import Alarm, Event, Pair, rows_of
from specgen.systems import SYSTEMS
from specgen.systems.alarms.model.plan import alarms_documents

ROOT = Path(__file__).parents[3]
CASES = TESTS / "systems" / "alarms" / "cases"


@pytest.fixture(scope="module")
def project() -> Project:
    found = check(ROOT, ROOT / "specs").project
    assert found is not None
    return found


def generated(here: Here[Any]) -> list[dict[str, Any]]:
    folder = ROOT / "generated" / here.environment / here.region / here.effective.stack
    return [json.loads(file.read_text()) for file in folder.glob("alarms-*.tf.json")]


def counted(files: list[dict[str, Any]]) -> Counter[str]:
    """Alarms by severity; a block with for_each is as many as its local value has keys."""
    found: Counter[str] = Counter()
    for file in files:
        for alarm in file.get("resource", {}).get("aws_cloudwatch_metric_alarm", {}).values():
            each = alarm.get("for_each", "")
            local = file.get("locals", {}).get(each[len("${local.") : -1]) if each else [None]
            found[alarm["tags"]["Severity"]] += len(local)
    return found


def test_figures_are_those_of_the_generated_files(project: Project) -> None:
    for here in alarms_documents(project):
        figures = {one.name: one.value for one in here.spec.derived(here)}
        files = generated(here)
        by_severity = counted(files)
        made = Counter(
            kind for file in files for kind, named in file["resource"].items() for _ in named
        )

        for severity in ("critical", "warning", "info"):
            assert figures[f"{severity} alarms"] == by_severity[severity]
        assert figures["alarms"] == by_severity.total()
        assert figures["composite alarms"] == made["aws_cloudwatch_composite_alarm"]
        assert figures["event rules"] == made["aws_cloudwatch_event_rule"]


def test_production_has_as_many_alarms_as_the_source_asks(project: Project) -> None:
    prod = [here for here in alarms_documents(project) if here.environment == "prod"]
    total = sum((counted(generated(here)) for here in prod), Counter())

    assert total.total() >= 880
    assert total["critical"] >= 223
    assert total["warning"] >= 281
    assert total["info"] >= 376


def test_no_two_alarms_of_a_region_are_alike(project: Project) -> None:
    for here in alarms_documents(project):
        names: Counter[str] = Counter()
        watched: Counter[str] = Counter()
        for one in here.spec.watches(here):
            for planned in one.blocks:
                for subject in planned.subjects:
                    names[f"{one.here.effective.id} {subject.key} {planned.role}"] += 1
                    row = planned.row
                    what = [
                        one.here.effective.id,
                        one.here.region,
                        row.subject,
                        subject.key,
                        row.namespace,
                        row.metric,
                        row.statistic,
                        row.operator,
                        row.period_seconds,
                        planned.level,
                    ]
                    watched[repr(what)] += 1
        assert [name for name, count in watched.items() if count > 1] == []


@pytest.mark.parametrize("system", [s for s in SYSTEMS if s.alarms], ids=lambda s: s.kind)
def test_every_row_says_what_it_means(system: Any) -> None:
    for row in system.alarms:
        assert row.meaning.endswith(".")
        assert len(row.meaning) < 300


def test_every_row_has_a_subject_somewhere(project: Project) -> None:
    """A subject that no document yields is an alarm that nobody makes."""
    rows: set[tuple[str, str]] = set()
    yielded: set[tuple[str, str]] = set()
    for effective in project.effectives:
        here = Here(project, effective)
        for row in rows_of(here):
            alarms = row.alarms if isinstance(row, Pair) else (row,)
            rows |= {(here.effective.kind, a.subject) for a in alarms if isinstance(a, Alarm)}
        yielded |= {(here.effective.kind, s.kind) for s in effective.spec.watched(here)}

    # the shipped bucket is copied nowhere, its zone is not signed
    assert rows - yielded <= {("bucket", "bucket"), ("public_zone", "signed_zone")}


def files_of(case: str, tmp_path: Path, *replaced: tuple[str, str]) -> dict[str, str]:
    text = (CASES / case).read_text()
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    tmp_path.mkdir(exist_ok=True)
    copy = tmp_path / case
    copy.write_text(text)
    rendered = render(check_case(read_case(copy), tmp_path))
    assert rendered.findings == ()
    return dict(rendered.files)


@pytest.mark.synth
def test_a_threshold_changes_its_own_file_only(tmp_path: Path) -> None:
    before = files_of("good-full.yaml", tmp_path / "a")
    after = files_of("good-full.yaml", tmp_path / "b", ("critical: 98", "critical: 97"))

    changed = {path for path in before if before[path] != after[path]}
    assert changed
    assert {path.rsplit("/", 1)[1] for path in changed} == {"alarms-all.service-worker.tf.json"}
    assert {path.split("/")[2] for path in changed} == {"observability"}


@pytest.mark.synth
def test_children_of_a_composite_act_for_nobody_themselves(tmp_path: Path) -> None:
    files = files_of("good-full.yaml", tmp_path)
    made = json.loads(files["prod/us-east-1/observability/alarms-all.redis-sessions.tf.json"])
    alarms = made["resource"]["aws_cloudwatch_metric_alarm"]
    together = made["resource"]["aws_cloudwatch_composite_alarm"]["all-redis-sessions-critical"]
    children = made["locals"]["alarms-all-redis-sessions-critical-children"]

    memory = alarms["all-redis-sessions-redis-memory-critical"]
    assert memory["threshold"] == 95
    assert memory["dimensions"] == {"CacheClusterId": '${each.value["CacheClusterId"]}'}
    assert "alarm_actions" not in memory
    assert together["alarm_actions"] == ["arn:aws:sns:us-east-1:000000000000:shop-prod-use1-alerts"]
    assert len(children) == 6  # two nodes, three critical rows
    assert "all-redis-sessions-redis-connections-warning" not in alarms


@pytest.mark.synth
def test_a_composite_is_quiet_because_of_one_alarm(tmp_path: Path) -> None:
    files = files_of("good-full.yaml", tmp_path)
    made = json.loads(files["prod/us-east-1/observability/alarms-all.service-worker.tf.json"])
    composite = made["resource"]["aws_cloudwatch_composite_alarm"]["all-service-worker-critical"]

    name = "aws_cloudwatch_metric_alarm.all-postgres-orders-rds-cpu-critical.alarm_name"
    assert composite["actions_suppressor"]["alarm"] == f"${{{name}}}"


def hears(pattern: Any, event: Any) -> bool:
    """EventBridge's matching, as far as our patterns use it."""
    if isinstance(pattern, dict):
        parts = event if isinstance(event, list) else [event]
        return any(
            isinstance(part, dict)
            and all(key in part and hears(inner, part[key]) for key, inner in pattern.items())
            for part in parts
        )
    values = event if isinstance(event, list) else [event]
    return any(_one(wanted, value) for wanted in pattern for value in values)


def _one(wanted: Any, value: Any) -> bool:
    if isinstance(wanted, dict):
        return bool(value > wanted["numeric"][1])
    return bool(wanted == value)


EVENTS = {
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html
    "ecs-deployment-failed": {
        "detail-type": "ECS Deployment State Change",
        "source": "aws.ecs",
        "resources": [
            "arn:aws:ecs:us-east-1:000000000000:service/trd-prod-use1-production/trd-prod-use1-web-api"
        ],
        "detail": {"eventType": "ERROR", "eventName": "SERVICE_DEPLOYMENT_FAILED"},
    },
    # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-cloud-watch-events.sample.html
    "rds-event": {
        "detail-type": "RDS DB Instance Event",
        "source": "aws.rds",
        "resources": ["arn:aws:rds:us-east-1:000000000000:db:trd-prod-use1-primary"],
        "detail": {
            "EventCategories": ["failover"],
            "SourceType": "DB_INSTANCE",
            "SourceArn": "arn:aws:rds:us-east-1:000000000000:db:trd-prod-use1-primary",
        },
    },
    # https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html
    "image-vulnerable": {
        "detail-type": "ECR Image Scan",
        "source": "aws.ecr",
        "detail": {
            "scan-status": "COMPLETE",
            "repository-name": "trd-prod/web-api",
            "finding-severity-counts": {"CRITICAL": 7, "MEDIUM": 7},
        },
    },
}


@pytest.mark.parametrize("row", EVENTS)
def test_a_rule_hears_an_event_in_the_form_that_aws_sends(row: str, project: Project) -> None:
    heard = [
        here.effective.id
        for effective in project.effectives
        if effective.spot == ("prod", "us-east-1")
        for here in [Here(project, effective)]
        for event in rows_of(here)
        if isinstance(event, Event) and event.id == row
        if hears(event.pattern(here), EVENTS[row])
    ]

    expected = {
        "ecs-deployment-failed": ["service/web-api"],
        "rds-event": ["postgres/primary"],
        "image-vulnerable": ["registry/images"],
    }
    assert heard == expected[row]
