"""Two root modules under the real provider: what one publishes is what the other reads."""

from pathlib import Path
from typing import Any

import pytest
from modules import changes, resources, side
from support import make_project, need_terraform

from specgen import pipeline
from specgen.diff import run
from specgen.diff.base import Sides
from specgen.diff.model import Action, Mark
from specgen.diff.sides import of_folder

pytestmark = pytest.mark.terraform

KEYS, DATA, PATH = "prod/us-east-1/kms", "prod/us-east-1/data", "/t/prod/us-east-1/kms/key/a/arn"
READ = "${data.aws_ssm_parameter.key-a-arn.insecure_value}"


def keys(*, multi_region: bool) -> dict[str, Any]:
    value = {"name": PATH, "type": "String", "insecure_value": "${aws_kms_key.a.arn}"}
    return {
        "key-a": resources(aws_kms_key={"a": {"multi_region": multi_region}}),
        "outputs": resources(aws_ssm_parameter={"key-a-arn": value}),
    }


VOLUME = {"availability_zone": "us-east-1a", "size": 8, "encrypted": True, "kms_key_id": READ}
READER = {
    "inputs": {"data": {"aws_ssm_parameter": {"key-a-arn": {"name": PATH}}}},
    "volume-a": resources(aws_ebs_volume={"a": VOLUME}),
}
STATELESS = {
    "inputs": READER["inputs"],
    "note-a": resources(aws_ssm_document={"a": {"name": "a", "document_type": "Command"}}),
}


def test_a_value_that_changes_replaces_what_reads_it_in_another_root_module() -> None:
    need_terraform()
    others = {DATA: READER, "prod/us-east-1/notes": STATELESS}
    base = side("base", {KEYS: keys(multi_region=False), **others})
    head = side("head", {KEYS: keys(multi_region=True), **others})

    result = run.run(Sides(base, head), None, run.Options())

    found = changes(result)
    assert result.failed == ()
    assert found["aws_kms_key.a"].action is Action.REPLACE
    assert found["aws_ebs_volume.a"].action is Action.REPLACE
    (attribute,) = found["aws_ebs_volume.a"].attributes
    assert (attribute.old, attribute.new) == (f'${{parameter("{PATH}")}}', Mark.UNKNOWN)
    assert result.unfollowed == ("prod/us-east-1/notes",)
    assert {v.reported.change.address for v in result.refused} == {
        "aws_kms_key.a",
        "aws_ebs_volume.a",
    }


def test_a_head_that_the_provider_refuses_is_unknown_and_fails() -> None:
    need_terraform()
    cache = {"replication_group_id": "a", "description": "a", "num_cache_clusters": 1}
    broken = cache | {"automatic_failover_enabled": True}
    base, head = (
        side("", {DATA: {"redis-a": resources(aws_elasticache_replication_group={"a": body})}})
        for body in (cache, broken)
    )

    result = run.run(Sides(base, head), None, run.Options())

    (diff,) = result.failed
    assert "num_cache_clusters" in str(diff.diagnostics[0])
    assert changes(result)["aws_elasticache_replication_group.a"].action is Action.UNKNOWN
    assert result.fails


DOCUMENTS = """\
kind: key
admits: [ec2]
name: data
placement: {environments: [prod], regions: primary}
---
kind: key
admits: [ec2]
name: logs
placement: {environments: [prod], regions: primary}
"""


@pytest.mark.synth
def test_a_renamed_document_moves_and_a_forgotten_one_is_destroyed(tmp_path: Path) -> None:
    need_terraform()
    head_text = DOCUMENTS.replace("name: data", "name: stored\nrenamed_from: data")
    base = render(tmp_path / "base", DOCUMENTS)
    head = render(tmp_path / "head", head_text.replace("name: logs", "name: written"))

    sides = Sides(of_folder(base, "base"), of_folder(head, "head"))
    result = run.run(sides, None, run.Options())

    found = changes(result)
    assert result.failed == ()
    assert found["aws_kms_key.stored"].action is Action.MOVE
    assert found["aws_kms_key.stored"].previous == "aws_kms_key.data"
    stored = [c for c in result.reported if c.change.document == "key/stored"]
    assert {item.change.action for item in stored} == {Action.MOVE}
    assert found["aws_kms_key.logs"].action is Action.DESTROY
    assert found["aws_kms_key.written"].action is Action.CREATE


def render(folder: Path, text: str) -> Path:
    root = make_project(folder, text)
    checked = pipeline.check(root, root / "specs")
    assert checked.errors == ()
    rendered = pipeline.render(checked)
    target = pipeline.Target(root / "generated", rendered.modules, rendered.modules)
    pipeline.write(target, rendered.files)
    return root
