"""Secondary and IPv6 blocks: what waits for them, what routes them, and what keeps them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from support import TESTS
from synth import resources

from specgen.pipeline import check

MODULE = "prod/us-east-1/network"
GATEWAY = "${aws_egress_only_internet_gateway.main.id}"
CASE = TESTS / "systems/network/cases/good-ipv6.yaml"


def made(tmp_path: Path) -> dict[str, Any]:
    return dict(resources("network", "good-ipv6", MODULE, tmp_path)["resource"])


@pytest.mark.synth
def test_subnets_wait_for_the_secondary_block_that_they_are_in(tmp_path: Path) -> None:
    subnets = made(tmp_path)["aws_subnet"]

    waiting = {name: s["depends_on"] for name, s in subnets.items() if "depends_on" in s}
    block = ["aws_vpc_ipv4_cidr_block_association.main-100-64-0-0-16"]
    assert waiting == {"main-pods-a": block, "main-pods-b": block}


@pytest.mark.synth
def test_rules_about_the_network_cover_all_its_blocks(tmp_path: Path) -> None:
    rules = made(tmp_path)["aws_vpc_security_group_ingress_rule"]

    inside = {name: r for name, r in rules.items() if name.startswith("web-ingress-inside")}
    found = {(r.get("cidr_ipv4") or r["cidr_ipv6"], r["ip_protocol"]) for r in inside.values()}
    assert found == {
        ("10.20.0.0/16", "icmp"),
        ("100.64.0.0/16", "icmp"),
        ("${aws_vpc.main.ipv6_cidr_block}", "icmpv6"),
    }


@pytest.mark.synth
def test_each_role_of_a_tier_has_its_way_out(tmp_path: Path) -> None:
    routes = made(tmp_path)["aws_route"]

    by_ipv6 = {n: r for n, r in routes.items() if "destination_ipv6_cidr_block" in r}
    out = {name: r.get("gateway_id") or r["egress_only_gateway_id"] for name, r in by_ipv6.items()}
    assert out == {
        "main-public-internet-ipv6": "${aws_internet_gateway.main.id}",
        "main-private-a-internet-ipv6": GATEWAY,
        "main-private-b-internet-ipv6": GATEWAY,
    }


def test_a_new_tier_and_another_block_of_the_vpc_renumber_no_subnet(tmp_path: Path) -> None:
    before = CASE.read_text(encoding="utf-8")
    tier = "  aaa: {role: isolated, cidrs: [10.20.5.0/24, 10.20.6.0/24]}\n"
    after = before.replace("tiers:\n", f"tiers:\n{tier}", 1)

    old, new = indexes(before, tmp_path / "old"), indexes(after, tmp_path / "new")

    assert old[("us-east-1", "private-a")] == 16
    assert old == {place: index for place, index in new.items() if "aaa" not in place[1]}
    assert len({tuple(sorted(by.items())) for by in by_region(old).values()}) == 1


def indexes(text: str, root: Path) -> dict[tuple[str, str], int]:
    specs = root / "specs"
    specs.mkdir(parents=True)
    platform = (TESTS / "base/platform.yaml").read_text(encoding="utf-8")
    (specs / "platform.yaml").write_text(platform, encoding="utf-8")
    (specs / "network.yaml").write_text(text, encoding="utf-8")
    checked = check(root, specs)
    assert not checked.findings
    assert checked.project is not None
    networks = [e for e in checked.project.effectives if e.kind == "network"]
    return {
        (e.region, str(s.role)): e.spec.ipv6_index(s) for e in networks for s in e.spec.subnets()
    }


def by_region(found: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    regions = {region for region, _ in found}
    return {r: {role: i for (region, role), i in found.items() if region == r} for r in regions}
