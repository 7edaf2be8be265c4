"""The mutation test itself: an assertion that cannot fail survives it."""

from typing import Any

import msgspec
import pytest
from prove.statements.mutating import everywhere, mutants, subjects_of, tangled
from prove.statements.narrowed import broken

from specgen.prove.statements.clauses import clauses
from specgen.prove.statements.generated import Generated
from specgen.systems.requirements.model.assertion import Assertion

MODULE = "prod/r1/network"
OUTPUT = Generated(
    {
        f"{MODULE}/network-main.tf.json": {
            "locals": {"policy": {"Statement": [{"Sid": "A"}, {"Sid": "B"}]}},
            "resource": {
                "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16", "tags": {"Name": "main"}}},
                "aws_sns_topic_policy": {"main": {"policy": "${jsonencode(local.policy)}"}},
            },
        }
    }
)


def survivors(**written: Any) -> list[str]:
    assertion = msgspec.convert(written, Assertion)
    found = [
        m.what
        for m in mutants(OUTPUT, assertion, MODULE)
        if broken(OUTPUT, m.files, assertion, MODULE) != {m.expected}
    ]
    for clause in filter(tangled, clauses(assertion)):
        changes = [m for s in subjects_of(OUTPUT, assertion, MODULE) for m in everywhere(clause, s)]
        if not any(clause.pointer in broken(OUTPUT, m.files, assertion, MODULE) for m in changes):
            found.append(clause.path)
    return found


SOUND: list[dict[str, Any]] = [
    {"at": "aws_vpc.*", "count": 1, "values": {"cidr_block": "10.0.0.0/16", "tags.Other": None}},
    {"at": "aws_vpc.main", "value": "tags", "equal": {"Name": "main"}},
    {"at": "aws_vpc.main", "value": "tags.Other", "absent": True},
    {"at": "aws_lb.*", "having": {"tags.Name": "main"}, "absent": True},
    {"at": "aws_sns_topic_policy.*", "values": {"policy.Statement[1].Sid": "B"}},
    {"at": "aws_sns_topic_policy.*", "value": "length(policy.Statement)", "at_least": 2},
    {"at": "aws_sns_topic_policy.*", "value": "policy.Statement[].Sid", "contains": "B"},
    {"at": "aws_vpc.*", "all": "length([?cidr_block=='10.9.0.0/16'])", "equal": 0},
]


@pytest.mark.parametrize("written", SOUND, ids=str)
def test_what_is_asserted_is_killed(written: dict[str, Any]) -> None:
    assert survivors(**written) == []


EMPTY: list[dict[str, Any]] = [
    {"at": "aws_vpc.*", "value": "not_null(cidr_block, 'none')", "like": "?*"},
    {"at": "aws_vpc.*", "all": "length(@)", "at_least": 0},
    {"at": "aws_vpc.main", "value": "type(@)", "equal": "object"},
]


@pytest.mark.parametrize("written", EMPTY, ids=str)
def test_what_cannot_fail_survives(written: dict[str, Any]) -> None:
    assert survivors(**written) != []
