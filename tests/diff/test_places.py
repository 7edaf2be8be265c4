"""The same change in several root modules is reported once."""

import pytest

from specgen.diff.model import Action, Attribute, Change, ModuleDiff
from specgen.diff.places import places, reported

WEST, EAST, DEV = "prod/us-west-2/compute", "prod/us-east-1/compute", "dev/us-east-1/compute"


def change(*attributes: Attribute, address: str = "aws_a.b", lost: str = "") -> Change:
    return Change(address, Action.UPDATE, "service/web", attributes, lost=lost)


def test_the_same_change_is_told_once_with_its_root_modules() -> None:
    same = change(Attribute("cpu", 1, 2))

    (found,) = reported([ModuleDiff(WEST, (same,)), ModuleDiff(EAST, (same,))])

    assert found.modules == (EAST, WEST)


def test_what_names_its_own_place_is_the_same_change() -> None:
    def image(module: str) -> ModuleDiff:
        environment, region, _ = module.split("/")
        old, new = (f"000.ecr.{region}.aws/trd-{environment}/web:{tag}" for tag in (1, 2))
        zone = Attribute("zone", f"{region}a", f"{region}b")
        return ModuleDiff(module, (change(Attribute("image", old, new), zone),))

    (found,) = reported([image(WEST), image(EAST), image(DEV)])

    image_, zone_ = found.change.attributes
    assert image_.new == "000.ecr.{region}.aws/trd-{environment}/web:2"
    assert (zone_.old, zone_.new) == ("{region}a", "{region}b")


def test_another_value_is_another_change() -> None:
    one, other = change(Attribute("cpu", 1, 2)), change(Attribute("cpu", 1, 3))

    assert len(reported([ModuleDiff(WEST, (one,)), ModuleDiff(EAST, (other,))])) == 2


def test_a_change_of_one_place_is_told_word_for_word() -> None:
    (found,) = reported(
        [ModuleDiff(WEST, (change(Attribute("zone", "us-west-2a", "us-west-2b")),))]
    )

    assert found.change.attributes[0].new == "us-west-2b"


def test_the_gravest_and_the_stateful_come_first() -> None:
    update = change(address="aws_a.update")
    stateful = change(address="aws_z.stateful", lost="data")
    gone = Change("aws_z.gone", Action.DESTROY, "service/web")

    found = reported([ModuleDiff(WEST, (update, stateful, gone))])

    order = [item.change.address for item in found]
    assert order == ["aws_z.gone", "aws_z.stateful", "aws_a.update"]


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        ([WEST], "prod/us-west-2/compute"),
        ([WEST, EAST, DEV], "all 3 places (compute)"),
        ([WEST, EAST], "all 2 regions of prod (compute)"),
        ([DEV, EAST], "dev/us-east-1, prod/us-east-1 (compute)"),
    ],
)
def test_places_are_counted(modules: list[str], expected: str) -> None:
    assert places(modules, [WEST, EAST, DEV]) == expected


def test_stacks_of_one_region_are_one_place() -> None:
    modules = [f"prod/us-east-1/{stack}" for stack in ("a", "b", "c")]

    assert places(modules, modules) == "prod/us-east-1 (a, b, c)"
    assert places([*modules, "prod/us-west-2/a"], [*modules, "prod/us-west-2/a"]) == (
        "all 2 places (a, b, c)"
    )
    assert places([*modules, "prod/us-west-2/a"], [*modules, "prod/us-west-2/a", "dev/r/a"]) == (
        "all 2 regions of prod (a, b, c)"
    )
