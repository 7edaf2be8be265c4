"""Small projects under the real Terraform and provider: messages appear on the right line."""

import json
from pathlib import Path
from typing import Any

import pytest
from proofs import found, prove, rendered, spot, states, unproved
from support import need_terraform

from specgen.findings.finding import Severity
from specgen.prove.cache import Cache
from specgen.prove.part import State

pytestmark = [pytest.mark.terraform, pytest.mark.synth]

SOUND = "kind: key\nname: data\nadmits: [rds]\n"
FAULTY = """\
kind: key
name: data
admits: [rds]
terraform:
  aws_kms_key.data:
    multi_regoin: true
---
kind: topic
name: news
stack: keys
terraform: {aws_sns_topic.news: {tracing_config: Pasive}}
overrides:
  - when: {environment: dev}
    set:
      terraform: {aws_sns_topic.news: {tracing_config: Active}}
---
kind: raw
name: jobs
stack: keys
placement: {environments: [prod], regions: primary}
resource:
  aws_sqs_queue:
    jobs:
      name: jobs
      visibility_timeout_seconds: 99999
"""
OF_ONE = "prod/us-east-1/keys"
EVERYWHERE = ("dev/us-east-1", "prod/us-east-1", "prod/us-west-2")


@pytest.fixture(autouse=True)
def _proven() -> None:
    need_terraform()


def edit(file: Path, *keys: str | int, value: Any) -> None:
    document = json.loads(file.read_text(encoding="utf-8"))
    node = document
    for key in keys[:-1]:
        node = node[key] if isinstance(key, int) else node.setdefault(key, {})
    node[keys[-1]] = value
    file.write_text(json.dumps(document, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def test_what_validate_refuses_is_found_on_the_line_that_says_it(tmp_path: Path) -> None:
    checked = rendered(tmp_path, FAULTY)

    (part,) = prove(checked, tmp_path, "validate")

    attribute, value, raw = sorted(part.findings, key=lambda f: f.place)
    assert set(states((part,))["validate"]) == {State.FAILED}
    assert spot(attribute) == ("PRV001", 6, 5, 17, ())
    assert 'Did you mean "multi_region"' in attribute.message
    assert "the same in 2 other root modules" in attribute.help
    assert spot(value) == ("PRV001", 11, 50, 56, ("prod/us-east-1", "prod/us-west-2"))
    assert "Pasive" in value.message
    assert spot(raw) == ("PRV001", 25, 35, 40, ())
    assert "in the range (0 - 43200), got 99999" in raw.message
    assert "generated/prod/us-east-1/keys/raw-jobs.tf.json:6 visibility_timeout" in raw.help


def test_what_already_init_refuses_has_its_line_too(tmp_path: Path) -> None:
    text = FAULTY.replace("multi_regoin: true", "lifecycle: {prevent_destory: true}")
    checked = rendered(tmp_path, text)

    (part,) = prove(checked, tmp_path, "validate", only=OF_ONE.__eq__)

    (finding,) = part.findings
    assert spot(finding) == ("PRV001", 6, 17, 32, ("prod/us-east-1",))


def test_a_key_of_the_document_is_found_by_what_it_becomes(tmp_path: Path) -> None:
    checked = rendered(tmp_path, SOUND.replace("admits", "deletion_window_days: 7\nadmits"))
    file = tmp_path / "generated" / OF_ONE / "key-data.tf.json"
    edit(file, "resource", "aws_kms_key", "data", "deletion_window_in_days", value=99)

    parts = prove(checked, tmp_path, "validate", "plan", "converge", only=OF_ONE.__eq__)

    (refused,) = found(parts)
    assert spot(refused) == ("PRV001", 3, 23, 24, ("prod/us-east-1",))
    assert states(parts) == {
        "validate": [State.FAILED],
        "plan": [State.SKIPPED],
        "converge": [State.SKIPPED],
    }


def test_a_generated_file_that_is_no_json_is_a_finding_too(tmp_path: Path) -> None:
    checked = rendered(tmp_path, SOUND)
    (tmp_path / "generated" / OF_ONE / "key-data.tf.json").write_text("{")

    (part,) = prove(checked, tmp_path, "validate", only=OF_ONE.__eq__)

    assert {spot(f)[:2] for f in part.findings} == {("PRV001", 1)}
    assert all("key-data.tf.json" in f.help for f in part.findings)


ASKING = """\
kind: raw
name: cache
stack: keys
placement: {environments: [prod], regions: primary}
resource:
  aws_elasticache_replication_group:
    sessions:
      replication_group_id: sessions
      description: Sessions
      automatic_failover_enabled: true
      num_cache_clusters: 1
"""


def test_what_only_the_plan_finds_and_what_it_asks_of_aws(tmp_path: Path) -> None:
    checked = rendered(tmp_path, f"{SOUND}---\n{ASKING}")
    folder = tmp_path / "generated" / OF_ONE
    edit(folder / "key-data.tf.json", "data", "aws_caller_identity", "me", value={})

    (part,) = prove(checked, tmp_path, "plan", only=OF_ONE.__eq__)

    call, rule = sorted(part.findings, key=lambda f: f.place)
    assert spot(call)[:2] == ("PRV004", 1)
    assert call.message == (
        "data.aws_caller_identity.me: planning calls AWS: sts GetCallerIdentity in us-east-1"
    )
    assert spot(rule) == ("PRV002", 15, 27, 28, ())
    assert "automatic_failover_enabled" in rule.message


def test_what_does_not_settle_is_named_with_its_attribute(tmp_path: Path) -> None:
    text = SOUND.replace("admits", "description: Data at rest\nadmits")
    checked = rendered(tmp_path, text)
    file = tmp_path / "generated" / OF_ONE / "key-data.tf.json"
    edit(file, "resource", "aws_kms_key", "data", "description", value="${timestamp()}")

    parts = prove(checked, tmp_path, "plan", "converge", only=OF_ONE.__eq__)

    (unsettled,) = found(parts)
    assert states(parts) == {"plan": [State.PASSED], "converge": [State.FAILED]}
    assert spot(unsettled) == ("PRV003", 3, 14, 26, ("prod/us-east-1",))
    assert unsettled.message.startswith(
        "aws_kms_key.data: a second plan would still update: description"
    )


def test_what_passed_is_not_proved_again_until_a_byte_changes(tmp_path: Path) -> None:
    checked = rendered(tmp_path, SOUND)
    cache = Cache(tmp_path)
    steps = ("validate", "plan")

    first = prove(checked, tmp_path, *steps, only=OF_ONE.__eq__, cache=cache)
    second = prove(checked, tmp_path, *steps, only=OF_ONE.__eq__, cache=cache)
    file = tmp_path / "generated" / OF_ONE / "key-data.tf.json"
    edit(file, "resource", "aws_kms_key", "data", "tags", value={"a": "b"})
    third = prove(checked, tmp_path, "validate", only=OF_ONE.__eq__, cache=cache)

    assert unproved(first) == unproved(second) == unproved(third) == []
    assert states(first) == {step: [State.PASSED] for step in steps}
    assert states(second) == {step: [State.CACHED] for step in steps}
    assert [u.count for p in first for u in p.units] == [u.count for p in second for u in p.units]
    assert states(third) == {"validate": [State.PASSED]}


def test_a_warning_is_a_finding_and_no_failure_and_is_told_each_time(tmp_path: Path) -> None:
    old = "kind: raw\nname: old\nstack: keys\nplacement: {environments: [prod], regions: primary}\n"
    text = old + "resource:\n  aws_eip:\n    nat:\n      vpc: true\n"
    checked = rendered(tmp_path, text)
    cache = Cache(tmp_path)

    for _ in range(2):
        (part,) = prove(checked, tmp_path, "validate", cache=cache)
        assert [(spot(f)[:2], f.severity) for f in part.findings] == [
            (("PRV001", 8), Severity.WARNING)
        ]
        assert states((part,)) == {"validate": [State.PASSED]}
