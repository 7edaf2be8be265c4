"""What the files alone show: resources added and removed, values changed, documents renamed."""

from typing import Any

import pytest
from modules import MODULE, changes, resources, settings, side, sides, unplanned

from specgen.diff.base import Sides
from specgen.diff.model import Action, Attribute, Change, Mark
from specgen.diff.sides import UnusableSide, of_paths
from specgen.diff.wording import KEPT, remarks

DATABASE = {"engine": "postgres", "instance_class": "db.r6g.large"}
ROLE = {"name": "web", "assume_role_policy": "${jsonencode(local.web-trust)}"}
TRUST = {"Statement": [{"Sid": "Assume", "Action": ["sts:AssumeRole"], "Effect": "Allow"}]}


def one(base: dict[str, Any], head: dict[str, Any]) -> dict[str, Change]:
    return changes(unplanned(sides(base, head)))


def test_equal_sides_differ_in_nothing() -> None:
    result = unplanned(
        sides(
            {"postgres-main": resources(aws_db_instance={"main": DATABASE})},
            {"postgres-main": resources(aws_db_instance={"main": DATABASE})},
        )
    )

    assert (result.diffs, result.reported, result.fails) == ((), (), False)


def test_created_changed_and_destroyed() -> None:
    base = {"q-a": resources(aws_sqs_queue={"kept": {"delay_seconds": 1}, "gone": {}})}
    head = {"q-a": resources(aws_sqs_queue={"kept": {"delay_seconds": 2}, "new": {}})}

    found = one(base, head)

    assert {address: change.action for address, change in found.items()} == {
        "aws_sqs_queue.gone": Action.DESTROY,
        "aws_sqs_queue.kept": Action.UNKNOWN,
        "aws_sqs_queue.new": Action.CREATE,
    }
    assert found["aws_sqs_queue.kept"].attributes == (Attribute("delay_seconds", 1, 2),)
    assert found["aws_sqs_queue.kept"].document == "q/a"


def test_a_policy_in_a_local_is_told_at_its_resource_by_statement() -> None:
    wider = {
        "Statement": [{**TRUST["Statement"][0], "Action": ["sts:AssumeRole", "sts:TagSession"]}]
    }
    base = {
        "service-web": {"locals": {"web-trust": TRUST}, **resources(aws_iam_role={"web": ROLE})}
    }
    head = {
        "service-web": {"locals": {"web-trust": wider}, **resources(aws_iam_role={"web": ROLE})}
    }

    found = one(base, head)

    assert list(found) == ["aws_iam_role.web"]
    (attribute,) = found["aws_iam_role.web"].attributes
    assert attribute.path == "assume_role_policy.Statement[Assume].Action"
    assert attribute.new == ["sts:AssumeRole", "sts:TagSession"]


def test_a_script_is_compared_line_by_line() -> None:
    script = {"user_data": '${base64encode(join("\\n", local.lines))}'}

    def document(*lines: str) -> dict[str, Any]:
        return {
            "c-a": {"locals": {"lines": [*lines]}, **resources(aws_launch_template={"a": script})}
        }

    (change,) = one(document("#!/bin/sh", "a"), document("#!/bin/sh", "b")).values()

    assert change.attributes == (Attribute("user_data", ["#!/bin/sh", "a"], ["#!/bin/sh", "b"]),)


def test_a_local_that_no_resource_takes_whole_is_told_by_itself() -> None:
    body = resources(aws_sqs_queue={"a": {"delay_seconds": "${local.delay}"}})

    found = one(
        {"raw-a": {"locals": {"delay": 1}, **body}}, {"raw-a": {"locals": {"delay": 2}, **body}}
    )

    assert found["local.delay"].attributes == (Attribute("", 1, 2),)


def renamed(moved: bool) -> dict[str, Change]:
    vpc = {"cidr_block": "10.0.0.0/16"}
    base = {
        "network-main": resources(aws_vpc={"main": vpc}),
        "security_group-web": resources(
            aws_security_group={"web": {"vpc_id": "${aws_vpc.main.id}"}}
        ),
    }
    head = {
        "network-core": resources(aws_vpc={"core": vpc}),
        "security_group-web": resources(
            aws_security_group={"web": {"vpc_id": "${aws_vpc.core.id}"}}
        ),
    }
    if moved:
        steps = [
            {"from": "aws_vpc.main", "to": "aws_vpc.mid"},
            {"from": "aws_vpc.mid", "to": "aws_vpc.core"},
        ]
        head["network-core"]["moved"] = steps
    return one(base, head)


def test_a_rename_with_moved_blocks_only_moves() -> None:
    (change,) = renamed(moved=True).values()

    assert (change.address, change.previous, change.action) == (
        "aws_vpc.core",
        "aws_vpc.main",
        Action.MOVE,
    )
    assert change.document == "network/core"


def test_a_rename_without_moved_blocks_destroys_and_creates() -> None:
    found = renamed(moved=False)

    assert found["aws_vpc.main"].action is Action.DESTROY
    assert found["aws_vpc.core"].action is Action.CREATE
    assert [a.path for a in found["aws_security_group.web"].attributes] == ["vpc_id"]


def test_a_parameter_is_told_by_its_path_whatever_its_data_source_is_called() -> None:
    def document(name: str, path: str) -> dict[str, Any]:
        value = f"${{data.aws_ssm_parameter.{name}.insecure_value}}"
        return {
            "inputs": {"data": {"aws_ssm_parameter": {name: {"name": path}}}},
            "security_group-web": resources(aws_security_group={"web": {"vpc_id": value}}),
        }

    assert one(document("network-main-vpc_id", "/a"), document("network-core-vpc_id", "/a")) == {}
    (change,) = one(document("a", "/a"), document("a", "/b")).values()
    assert change.attributes[0].new == '${parameter("/b")}'


def test_what_a_document_publishes_is_the_document_s() -> None:
    published = resources(aws_ssm_parameter={"q-a-url": {"insecure_value": "x"}})

    found = one({"q-a": resources()}, {"q-a": resources(), "outputs": published})

    assert found["aws_ssm_parameter.q-a-url"].document == "q/a"


def test_arguments_of_terraform_change_nothing_in_aws() -> None:
    guarded = DATABASE | {"lifecycle": {"prevent_destroy": True}, "depends_on": ["aws_iam_role.a"]}

    base = {"postgres-main": resources(aws_db_instance={"main": guarded})}
    (change,) = one(base, {"postgres-main": resources(aws_db_instance={"main": DATABASE})}).values()

    assert change.action is Action.NONE
    assert change.unguarded


def test_a_root_module_of_one_side_only_is_known_without_a_plan() -> None:
    body = {"postgres-main": resources(aws_db_instance={"main": DATABASE})}
    gone = unplanned(
        Sides(side("base", {MODULE: body, "prod/x/y": {}}), side("head", {"prod/x/y": {}}))
    )
    new = unplanned(
        Sides(side("base", {"prod/x/y": {}}), side("head", {MODULE: body, "prod/x/y": {}}))
    )

    left = changes(gone)["aws_db_instance.main"]
    assert (left.action, "stays in AWS" in left.why) == (Action.FORGET, True)
    assert not gone.fails
    assert changes(new)["aws_db_instance.main"].action is Action.CREATE
    assert not new.fails
    assert (gone.gone, new.new) == ((MODULE,), (MODULE,))
    assert all(diff.proved for diff in (*gone.diffs, *new.diffs))


def test_another_backend_is_told_as_another_state() -> None:
    head = settings()
    head["terraform"]["backend"]["s3"]["key"] = "elsewhere"

    (change,) = one({}, {"terraform": head}).values()

    assert change.document == "terraform"
    assert "another state" in change.why


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("password", "hunter2", Mark.SENSITIVE),
        ("password_wo", "hunter2", Mark.SENSITIVE),
        ("auth_token", "abcd", Mark.SENSITIVE),
        ("password_wo", "${var.password}", "${var.password}"),
        ("description", "AKIA" + "ABCDEFGHIJKLMNOP", Mark.SENSITIVE),
        ("password_length", 12, 12),
    ],
)
def test_secrets_are_not_shown(name: str, value: object, shown: object) -> None:
    base = {"postgres-main": resources(aws_db_instance={"main": DATABASE})}
    head = {"postgres-main": resources(aws_db_instance={"main": DATABASE | {name: value}})}

    (change,) = one(base, head).values()

    assert change.attributes == (Attribute(name, Mark.ABSENT, shown),)


def test_a_file_that_is_no_json_is_named() -> None:
    broken = of_paths(
        "head", [(f"{MODULE}/terraform.tf.json", b"{"), (f"{MODULE}/a-b.tf.json", b"{}")]
    )

    with pytest.raises(UnusableSide, match=r"prod/us-east-1/data/terraform\.tf\.json is not JSON"):
        unplanned(Sides(side("base", {MODULE: {}}), broken))


def test_what_cloudflare_keeps_and_what_a_ds_record_makes_of_it_is_said() -> None:
    base = {
        "edge": resources(
            cloudflare_zone_setting={"ssl": {"setting_id": "ssl", "value": "strict"}},
            aws_route53_hosted_zone_dnssec={"public": {"hosted_zone_id": "Z1"}},
        )
    }

    found = one(base, {"edge": resources()})

    assert KEPT in remarks(found["cloudflare_zone_setting.ssl"])
    signatures = found["aws_route53_hosted_zone_dnssec.public"]
    assert signatures.is_loss
    assert "DS record" in signatures.lost
