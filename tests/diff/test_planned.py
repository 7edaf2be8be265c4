"""A plan's changes, in the files' own terms: invented values are never shown as real ones."""

from typing import Any

from modules import MODULE, resources, side

from specgen.diff import planned, structural
from specgen.diff.model import Action, Attribute, Change, Mark
from specgen.diff.rehearsal import Rehearsal
from specgen.terraform.offline.diagnostics import Diagnostic

BODY = {"name": "a", "kms_key_id": "${aws_kms_key.a.arn}", "tags": {"Team": "data"}}


def diff(
    item: dict[str, Any] | None,
    head: dict[str, Any] = BODY,
    *,
    altered: tuple[str, ...] = (),
    **rehearsal: Any,
) -> dict[str, Change]:
    base, after = (
        side("", {MODULE: {"cache-a": resources(aws_ebs_volume={"a": body})}}).modules[MODULE]
        for body in (BODY, head)
    )
    items = (planned_item(**item),) if item is not None else ()
    both = structural.pair(MODULE, base, after)
    found = planned.diff(MODULE, both, Rehearsal(items, **rehearsal), altered)
    return {change.address: change for change in found.changes}


def planned_item(**change: Any) -> dict[str, Any]:
    address = {"address": "aws_ebs_volume.a", "type": "aws_ebs_volume", "mode": "managed"}
    return address | {"change": {"actions": ["update"], "before": {}, "after": {}, **change}}


def test_what_is_unknown_and_written_is_told_as_it_is_written() -> None:
    changed = {"before": {"kms_key_id": "invented"}, "after_unknown": {"kms_key_id": True}}

    found = diff(changed | {"replace_paths": [["kms_key_id"]], "actions": ["delete", "create"]})

    assert found["aws_ebs_volume.a"].action is Action.REPLACE
    assert found["aws_ebs_volume.a"].attributes == (
        Attribute("kms_key_id", "${aws_kms_key.a.arn}", Mark.UNKNOWN, forces=True),
    )


def test_what_the_provider_computes_is_not_told() -> None:
    changed = {"before": {"arn": "invented", "size": 1}, "after_unknown": {"arn": True}}

    assert diff(changed | {"after": {"size": 2}})["aws_ebs_volume.a"].attributes == ()


def test_a_value_made_to_differ_is_told_as_unknown() -> None:
    changed = {"before": {"kms_key_id": "key-0000"}, "after": {"kms_key_id": "key-0001"}}

    (attribute,) = diff(changed, altered=("key-0001",))["aws_ebs_volume.a"].attributes

    assert attribute.new is Mark.UNKNOWN


def test_default_tags_are_told_once() -> None:
    tags = {"before": {"tags": {}, "tags_all": {}}, "after": {"tags": {}, "tags_all": {"A": "b"}}}

    (attribute,) = diff(tags)["aws_ebs_volume.a"].attributes

    assert attribute == Attribute("tags_all.A", Mark.ABSENT, "b")
    own = diff(tags, BODY | {"tags": {"Team": "other"}})["aws_ebs_volume.a"].attributes
    assert own == (Attribute("tags.Team", "data", "other"),)


def test_what_the_plan_marks_as_sensitive_is_not_shown() -> None:
    marked = {"after_sensitive": {"name": True}}

    (attribute,) = diff(marked, BODY | {"name": "b"})["aws_ebs_volume.a"].attributes

    assert attribute == Attribute("name", Mark.SENSITIVE, Mark.SENSITIVE)


def test_what_did_not_settle_is_unknown_whatever_the_plan_says() -> None:
    found = diff({}, BODY | {"name": "b"}, unsettled={"aws_ebs_volume.a": "update: size"})

    assert found["aws_ebs_volume.a"].action is Action.UNKNOWN
    assert found["aws_ebs_volume.a"].is_loss
    assert "update: size" in found["aws_ebs_volume.a"].why


def test_what_the_plan_does_nothing_about_is_the_same_in_aws() -> None:
    assert diff(None, BODY | {"name": "b"})["aws_ebs_volume.a"].action is Action.NONE


def test_a_plan_that_fails_leaves_all_unknown() -> None:
    failed = (Diagnostic("error", "refused"),)

    found = diff(None, BODY | {"name": "b"}, diagnostics=failed)

    assert found["aws_ebs_volume.a"].action is Action.UNKNOWN


def test_what_is_left_in_aws_is_no_loss() -> None:
    found = diff({"actions": ["forget"]})

    assert found["aws_ebs_volume.a"].action is Action.FORGET
    assert not found["aws_ebs_volume.a"].is_loss


def test_an_update_that_only_an_absent_provider_could_judge_is_unknown() -> None:
    changed = {"before": {"size": 1}, "after": {"size": 2}}

    assert diff(changed)["aws_ebs_volume.a"].action is Action.UPDATE
    unseen = diff(changed, schema_only=frozenset({"aws"}))["aws_ebs_volume.a"]
    assert (unseen.action, unseen.why) == (Action.UNKNOWN, planned.UNSEEN)
