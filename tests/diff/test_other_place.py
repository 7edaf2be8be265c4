"""A provider that looks in another region or account finds nothing that it made."""

from typing import Any

import pytest
from modules import MODULE, changes, resources, settings, side, sides
from support import need_terraform

from specgen.diff import run
from specgen.diff.base import Sides
from specgen.diff.model import Action

ROLE = {"name": "worker", "assume_role_policy": "{}"}


def documents(provider: list[dict[str, Any]], **body: Any) -> dict[str, Any]:
    terraform = settings()
    terraform["provider"]["aws"] = provider
    return {
        "terraform": terraform,
        "queue-jobs": resources(
            aws_sqs_queue={"jobs": {"name": "jobs"} | body},
            aws_sns_topic={"far": {"name": "far", "provider": "aws.far"}},
            aws_iam_role={"worker": ROLE},
        ),
    }


NEAR, FAR = {"region": "us-east-1"}, {"region": "us-west-2", "alias": "far"}


def found(base: list[dict[str, Any]], head: list[dict[str, Any]], **body: Any) -> run.Result:
    both = sides(documents(base), documents(head, **body))
    return run.run(both, None, run.Options(plan=False))


@pytest.mark.parametrize(
    ("base", "head", "lost"),
    [
        ([NEAR, FAR], [NEAR | {"region": "eu-west-1"}, FAR], {"aws_sqs_queue.jobs"}),
        ([NEAR, FAR], [NEAR, FAR | {"region": "eu-west-1"}], {"aws_sns_topic.far"}),
        (
            [NEAR | {"allowed_account_ids": ["000000000000"]}, FAR],
            [NEAR | {"allowed_account_ids": ["123456789012"]}, FAR],
            {"aws_sqs_queue.jobs", "aws_iam_role.worker"},
        ),
        (
            [NEAR | {"assume_role": {"role_arn": "arn:aws:iam::000000000000:role/a"}}, FAR],
            [NEAR | {"assume_role": [{"role_arn": "arn:aws:iam::123456789012:role/a"}]}, FAR],
            {"aws_sqs_queue.jobs", "aws_iam_role.worker"},
        ),
        (
            [NEAR, FAR],
            [NEAR | {"region": "us-west-2"}, FAR | {"region": "us-east-1"}],
            {"aws_sqs_queue.jobs", "aws_sns_topic.far"},
        ),
        ([NEAR, FAR], [FAR, NEAR], set()),
        ([NEAR, FAR], [NEAR | {"max_retries": 3}, FAR], set()),
    ],
    ids=["region", "alias", "account", "role", "exchanged", "order", "other-settings"],
)
def test_what_is_not_found_any_more_is_unknown(
    base: list[dict[str, Any]], head: list[dict[str, Any]], lost: set[str]
) -> None:
    told = changes(found(base, head))

    assert {a for a, change in told.items() if "looks in" in change.why} == lost
    assert all(told[address].action is Action.UNKNOWN for address in lost)


def test_a_resource_that_goes_to_another_block_is_looked_for_there() -> None:
    head = documents([NEAR, FAR])
    head["queue-jobs"]["resource"]["aws_sqs_queue"]["jobs"]["provider"] = "aws.far"
    told = changes(run.run(sides(documents([NEAR, FAR]), head), None, run.Options(plan=False)))

    assert "us-west-2 now, not in us-east-1" in told["aws_sqs_queue.jobs"].why


def test_a_block_that_is_renamed_looks_where_it_looked() -> None:
    head = documents([NEAR, FAR | {"alias": "west"}])
    head["queue-jobs"]["resource"]["aws_sns_topic"]["far"]["provider"] = "aws.west"
    told = changes(run.run(sides(documents([NEAR, FAR]), head), None, run.Options(plan=False)))

    assert "looks in" not in told["aws_sns_topic.far"].why


def test_a_change_beside_it_is_told_with_it() -> None:
    told = changes(found([NEAR, FAR], [NEAR | {"region": "eu-west-1"}, FAR], delay_seconds=5))

    queue = told["aws_sqs_queue.jobs"]
    assert [attribute.path for attribute in queue.attributes] == ["delay_seconds"]
    assert "eu-west-1 now, not in us-east-1" in queue.why


@pytest.mark.terraform
def test_a_plan_does_not_hide_it() -> None:
    need_terraform()
    both = sides(documents([NEAR, FAR]), documents([NEAR | {"region": "eu-west-1"}, FAR]))

    result = run.run(both, None, run.Options())

    assert result.failed == ()
    assert changes(result)["aws_sqs_queue.jobs"].action is Action.UNKNOWN
    assert [v.reported.change.address for v in result.refused] == ["aws_sqs_queue.jobs"]


def test_a_root_module_that_is_gone_destroys_nothing() -> None:
    whole = documents([NEAR, FAR])
    both = Sides(side("base", {MODULE: whole, "prod/x/y": {}}), side("head", {"prod/x/y": {}}))

    result = run.run(both, None, run.Options(plan=False))

    actions = {a: change.action for a, change in changes(result).items()}
    assert actions == dict.fromkeys(
        ["aws_sqs_queue.jobs", "aws_sns_topic.far", "aws_iam_role.worker"], Action.FORGET
    )
    assert not result.fails
