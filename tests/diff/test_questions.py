"""What the provider asks AWS while it plans: answered from facts, or its resource is unknown."""

from collections import Counter
from typing import Any

import pytest
from modules import changes, resources, sides
from support import need_terraform

from specgen.diff import run
from specgen.diff.model import Action, Change
from specgen.diff.rehearsal import Server
from specgen.terraform.offline.calls import Answer, Request, answer, call_of

pytestmark = pytest.mark.terraform

INSTANCE = {"ami": "ami-04681a1dbd79675a5", "subnet_id": "subnet-0123456789abcdef0"}
TYPES = {
    "same-architecture": ("t3.small", "m7i.large", Action.UPDATE),
    "other-architecture": ("t4g.large", "t3.large", Action.REPLACE),
    "back-again": ("c7i.large", "c7g.large", Action.REPLACE),
    "unknown-type": ("t3.small", "t99.large", Action.UNKNOWN),
    "from-an-unknown-type": ("t99.small", "t3.large", Action.UNKNOWN),
}
"""Name -> old and new type, and what the change does."""
DOMAIN = {"domain_name": "search", "cluster_config": {"instance_type": "r6g.large.search"}}
MACHINE = '{{"StartAt": "A", "States": {{"A": {{"Type": "{kind}"}}}}}}'


def one_side(number: int) -> dict[str, Any]:
    instances = {name: INSTANCE | {"instance_type": types[number]} for name, types in TYPES.items()}
    instances["unchanged"] = INSTANCE | {"instance_type": "t98.small"}
    version = ("OpenSearch_2.13", "OpenSearch_2.15")[number]
    machine = MACHINE.format(kind=("Pass", "Succeed")[number])
    role = "arn:aws:iam::123456789012:role/machine"
    return {
        "raw-questions": resources(
            aws_instance=instances,
            aws_opensearch_domain={"search": DOMAIN | {"engine_version": version}},
            aws_sfn_state_machine={
                "machine": {"name": "machine", "role_arn": role, "definition": machine}
            },
        )
    }


@pytest.fixture(scope="module")
def asked() -> Counter[str]:
    return Counter()


@pytest.fixture(scope="module")
def found(asked: Counter[str]) -> dict[str, Change]:
    need_terraform()
    handle = Server.handle

    def counting(self: Server, request: Request) -> Answer:
        call = call_of(request)
        asked[f"{call.service} {call.action}{'' if answer(call, {}) else ', unanswered'}"] += 1
        return handle(self, request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Server, "handle", counting)
        result = run.run(sides(one_side(0), one_side(1)), None, run.Options())
    assert result.failed == (), [str(d) for f in result.failed for d in f.diagnostics]
    return changes(result)


@pytest.mark.parametrize("name", TYPES)
def test_the_architectures_of_instance_types_are_known(found: dict[str, Change], name: str) -> None:
    assert found[f"aws_instance.{name}"].action is TYPES[name][2]


def test_an_unanswered_question_is_told(found: dict[str, Change]) -> None:
    assert "ec2 DescribeInstanceTypes t99.large" in found["aws_instance.unknown-type"].why


def test_a_question_about_a_resource_that_does_not_change_tells_nothing(
    found: dict[str, Change],
) -> None:
    assert "aws_instance.unchanged" not in found


def test_a_versions_way_is_unknown(found: dict[str, Change]) -> None:
    assert found["aws_opensearch_domain.search"].action is Action.UNKNOWN


def test_a_definition_that_aws_would_accept_is_changed_in_place(found: dict[str, Change]) -> None:
    assert found["aws_sfn_state_machine.machine"].action is Action.UPDATE


def test_every_question_is_known(found: dict[str, Change], asked: Counter[str]) -> None:
    """A new one must be answered from facts, or be seen to make its resource unknown."""
    assert found
    assert set(asked) == {
        "ec2 DescribeInstanceTypes",
        "ec2 DescribeInstanceTypes, unanswered",
        "es GET /2021-01-01/opensearch/compatibleVersions",
        "states ValidateStateMachineDefinition",
    }
