"""What is made while AWS still has something with the same name, or in the same block."""

from typing import Any

import pytest
from modules import MODULE, changes, resources, settings, side, sides, unplanned
from support import need_terraform

from specgen.diff import run
from specgen.diff.base import Sides
from specgen.diff.collisions import FIRST
from specgen.facts.identities import IDENTITIES
from specgen.terraform.provider_schema import attributes

QUEUE = {"name": "jobs"}
VPC = {"vpc_id": "${aws_vpc.main.id}"}


def queue(document: str, address: str, **body: Any) -> dict[str, Any]:
    return {document: resources(aws_sqs_queue={address: QUEUE | body})}


def refused(base: dict[str, Any], head: dict[str, Any]) -> dict[str, str]:
    found = changes(unplanned(sides(base, head)))
    return {address: change.refused for address, change in found.items() if change.refused}


def test_a_document_that_is_renamed_without_saying_so() -> None:
    (said,) = refused(queue("queue-a", "a"), queue("queue-b", "b")).values()

    assert "the name `jobs` still belongs to aws_sqs_queue.a" in said
    assert "destroyed in the same apply" in said
    assert "write `renamed_from: a` in queue/b" in said


def test_another_kind_of_document_is_no_rename() -> None:
    (said,) = refused(queue("queue-a", "a"), queue("raw-a", "b")).values()

    assert "{from: aws_sqs_queue.a, to: aws_sqs_queue.b}" in said


def test_the_exit_code_is_1() -> None:
    assert unplanned(sides(queue("queue-a", "a"), queue("queue-b", "b"))).fails


@pytest.mark.parametrize(
    "head",
    [
        queue("queue-b", "b", name="other"),
        {"queue-b": resources(aws_sns_topic={"b": QUEUE})},
        {"queue-b": resources(aws_sqs_queue={"b": {"name_prefix": "jobs"}})},
        queue("queue-a", "a") | {"queue-b": resources(aws_sqs_queue={"b": {"name": "more"}})},
        {
            "queue-b": {"moved": [{"from": "aws_sqs_queue.a", "to": "aws_sqs_queue.b"}]}
            | resources(aws_sqs_queue={"b": QUEUE})
        },
    ],
    ids=["another-name", "another-type", "no-name", "beside-it", "moved"],
)
def test_what_does_not_collide(head: dict[str, Any]) -> None:
    assert refused(queue("queue-a", "a"), head) == {}


def test_what_is_in_another_zone_is_no_rename() -> None:
    block = VPC | {"cidr_block": "10.0.0.0/24"}

    def in_zone(zone: str) -> dict[str, Any]:
        made = {f"main-{zone}": block | {"availability_zone": f"us-east-1{zone}"}}
        return {"network-main": resources(aws_subnet=made)}

    (said,) = refused(in_zone("b"), in_zone("c")).values()

    assert said.endswith("write another cidr block, or apply the removal first")


def subnets(**blocks: str) -> dict[str, Any]:
    made = {name: VPC | {"cidr_block": block} for name, block in blocks.items()}
    return {"network-main": resources(aws_vpc={"main": {}}, aws_subnet=made)}


@pytest.mark.parametrize(
    ("old", "new", "collides"),
    [
        ("10.0.0.0/24", "10.0.0.0/24", True),
        ("10.0.0.0/24", "10.0.0.128/25", True),
        ("10.0.0.0/25", "10.0.0.0/24", True),
        ("10.0.0.0/24", "10.0.1.0/24", False),
        ("10.0.0.0/24", "${local.block}", False),
    ],
)
def test_blocks_of_subnets_may_not_overlap(old: str, new: str, collides: bool) -> None:
    assert bool(refused(subnets(a=old), subnets(b=new))) is collides


def modules(*places: str, **body: Any) -> dict[str, Any]:
    region = {place: place.split("/")[1] for place in places}
    return {
        place: {
            "queue-x": resources(aws_sqs_queue={"x": QUEUE | body}),
            "terraform": settings() | {"provider": {"aws": [{"region": region[place]}]}},
        }
        for place in places
    }


def test_another_root_module_that_makes_the_same() -> None:
    moved = Sides(side("base", modules("prod/r1/a")), side("head", modules("prod/r1/b")))
    far = Sides(side("base", modules("prod/r1/a")), side("head", modules("prod/r2/a")))
    name = "${aws_vpc.main.id}"
    own = Sides(
        side("base", modules("prod/r1/a", name=name)), side("head", modules("prod/r1/b", name=name))
    )

    (said,) = [c.refused for c in changes(unplanned(moved)).values() if c.refused]
    assert "aws_sqs_queue.x in prod/r1/a, which stays in AWS" in said
    assert not [c for c in changes(unplanned(far)).values() if c.refused]
    assert not [c for c in changes(unplanned(own)).values() if c.refused]


GROUP = {"name": "web", "vpc_id": "vpc-0123456789abcdef0", "description": "old"}


@pytest.mark.terraform
def test_what_is_replaced_with_its_own_name() -> None:
    """One plan with the real provider: the replacement is its answer."""
    need_terraform()
    first = {"lifecycle": {"create_before_destroy": True}}

    def documents(description: str) -> dict[str, Any]:
        groups = {
            "last": GROUP | {"name": "last", "description": description},
            "first": GROUP | first | {"name": "first", "description": description},
        }
        kept = {"name": "swap-a" if description == "old" else "swap-b"}
        other = {"name": "swap-b" if description == "old" else "swap-a"}
        return {
            "raw-x": resources(aws_security_group=groups, aws_sqs_queue={"one": kept, "two": other})
        }

    result = run.run(sides(documents("old"), documents("new")), None, run.Options())

    assert result.failed == ()
    found = {address: change.refused for address, change in changes(result).items()}
    assert found["aws_security_group.last"] == ""
    assert FIRST.format(argument="name") in found["aws_security_group.first"]
    assert "which is replaced in the same apply" in found["aws_sqs_queue.one"]
    assert MODULE in {m for item in result.reported for m in item.modules}


def test_every_identity_is_of_arguments_that_exist() -> None:
    for kind, identity in IDENTITIES.items():
        known = attributes(kind)
        assert known is not None, kind
        assert set(identity.arguments) <= set(known), kind
