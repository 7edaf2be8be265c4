"""`specgen prices refresh` against a list on this machine: what it writes, and what it leaves."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import make_project
from typer.testing import CliRunner

from cost.refresh.server import (
    Route,
    cut_off,
    head,
    huge,
    lying,
    offer,
    path,
    row,
    serving,
    slow,
    status,
    text,
    whole,
    without_end,
)
from specgen.cli import app
from specgen.pipeline import check

NETWORK = """
kind: network
name: plain
placement: {environments: [prod], regions: primary}
cidr: 10.0.0.0/16
zones: [a]
tiers:
  public: {role: public, cidrs: [10.0.1.0/24]}
  private: {role: private, cidrs: [10.0.2.0/24]}
nat: {placement: single}
flow_logs: {enabled: false}
"""
NAT = row(SKU="N1", PricePerUnit="0.0450000000", usageType="NatGateway-Hours")
GIB = row(SKU="N2", PricePerUnit="0.0450000000", Unit="GB", usageType="NatGateway-Bytes")
ADDRESS = row(SKU="P1", PricePerUnit="0.0050000000", usageType="USE1-PublicIPv4:InUseAddress")
EC2, VPC = path("AmazonEC2"), path("AmazonVPC")
GOOD: dict[str, Route] = {EC2: whole(offer(NAT, GIB)), VPC: whole(offer(ADDRESS))}
OLD = """# Ours.
kind: prices
name: list
source: a contract of March
date: "2026-03-01"
prices:
  us-east-1:
    # what we agreed
    public-ipv4: 0.004  # per hour
    nat-gateway: {usd: 0.05, date: "2026-01-01", source: "AWS's public price list, old"}  # NAT
# After.
"""


def refreshed(
    folder: Path, routes: dict[str, Route], *options: str, documents: str = NETWORK, old: str = ""
) -> tuple[int, str, str]:
    """Exit code, output, and the text of the prices."""
    root = make_project(folder, documents)
    file = root / "specs" / "prices.yaml"
    if old:
        file.write_bytes(old.encode())
    with serving(routes) as (address, _):
        command = ["prices", "refresh", str(root), "--from", address, *options]
        done = CliRunner().invoke(app, command)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert [x for x in file.parent.iterdir() if x.name.startswith(".")] == []
    return done.exit_code, done.output, file.read_bytes().decode() if file.exists() else ""


def test_the_first_refresh_writes_a_document(tmp_path: Path) -> None:
    code, output, written = refreshed(tmp_path, GOOD)

    assert (code, written) == (
        0,
        """kind: prices
name: list
source: AWS's public price list
date: "2026-11-20"
prices:
  us-east-1:
    nat-gateway: {usd: 0.045, date: "2026-11-20", source: "AWS's public price list, AmazonEC2, \
SKU N1"}
    nat-gib: {usd: 0.045, date: "2026-11-20", source: "AWS's public price list, AmazonEC2, SKU N2"}
    public-ipv4: {usd: 0.005, date: "2026-11-20", source: "AWS's public price list, AmazonVPC, \
SKU P1"}
""",
    )
    assert "specs/prices.yaml: 3 new, 0 updated, 0 removed, 0 unchanged" in output
    checked = check(tmp_path, tmp_path / "specs")
    assert [f.message for f in checked.findings if f.place.path == "specs/prices.yaml"] == []


def test_the_second_refresh_changes_no_byte(tmp_path: Path) -> None:
    _, _, first = refreshed(tmp_path, GOOD)
    code, output, second = refreshed(tmp_path, GOOD)

    assert (code, second) == (0, first)
    assert "0 new, 0 updated, 0 removed, 3 unchanged" in output


def test_comments_and_prices_of_others_stay(tmp_path: Path) -> None:
    code, output, written = refreshed(tmp_path, GOOD, old=OLD)

    assert code == 0
    assert written == OLD.replace(
        '    nat-gateway: {usd: 0.05, date: "2026-01-01", source: "AWS\'s public price list, old"}'
        "  # NAT\n",
        "",
    ).replace(
        "    # what we agreed\n",
        '    nat-gateway: {usd: 0.045, date: "2026-11-20", source: "AWS\'s public price list, '
        'AmazonEC2, SKU N1"}  # NAT\n'
        '    nat-gib: {usd: 0.045, date: "2026-11-20", source: "AWS\'s public price list, '
        'AmazonEC2, SKU N2"}\n'
        "    # what we agreed\n",
    )
    assert "us-east-1  nat-gateway  0.05 -> 0.045" in output
    assert re.search(r"kept, because .*\n  us-east-1  public-ipv4  0.004  a contract", output)


def test_replace_replaces_prices_of_others_and_keeps_their_comments(tmp_path: Path) -> None:
    _, output, written = refreshed(tmp_path, GOOD, "--replace", old=OLD)

    assert "us-east-1  public-ipv4  0.004 -> 0.005" in output
    assert "    # what we agreed\n    public-ipv4: {usd: 0.005," in written
    assert 'SKU P1"}  # per hour\n' in written


def test_a_price_of_every_region_is_not_hidden(tmp_path: Path) -> None:
    old = OLD.replace("us-east-1:", '"*":')
    _, output, written = refreshed(tmp_path, GOOD, old=old)

    assert "public-ipv4  0.004  a contract" in output
    assert written.count("public-ipv4") == 1


def test_a_price_of_the_list_goes_with_its_meter(tmp_path: Path) -> None:
    extra = '    # why\n    secret: {usd: 1, source: "AWS\'s public price list, x"}\n    alb: 3\n'
    old = OLD.replace("# After.\n", extra)
    _, output, written = refreshed(tmp_path, GOOD, old=old)

    assert "secret       1 removed, because no document has this meter" in output
    assert "secret" not in written
    assert "# why" not in written
    assert "    alb: 3\n" in written


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    code, output, written = refreshed(tmp_path, GOOD, "--dry-run", old=OLD)

    assert (code, written) == (0, OLD)
    assert "would be: 1 new, 1 updated" in output


BRACES = """kind: prices
name: list
source: a contract of March
date: "2026-03-01"
prices: {us-east-1: {public-ipv4: 0.004, nat-gib: {usd: 1, source: 'it''s "x"'}}}
"""


def test_braces_become_lines(tmp_path: Path) -> None:
    _, _, written = refreshed(tmp_path, GOOD, old=BRACES)

    assert written.startswith(BRACES.partition("prices: {")[0])
    assert '    nat-gib: {usd: 1, source: "it\'s \\"x\\""}\n    public-ipv4: 0.004\n' in written


def test_comments_between_braces_are_not_lost(tmp_path: Path) -> None:
    old = BRACES.replace("0.004,", "0.004,  # agreed\n  ")
    code, output, written = refreshed(tmp_path, GOOD, old=old)

    assert (code, written) == (2, old)
    assert "specs/prices.yaml:5: prices are in braces with comments between them" in output


def test_windows_line_ends_and_other_documents_of_the_file_stay(tmp_path: Path) -> None:
    old = f"{OLD}---\nkind: assumptions\nname: usage\nusage: {{}}\n".replace("\n", "\r\n")
    _, _, written = refreshed(tmp_path, GOOD, old=old)

    assert "\n" not in written.replace("\r\n", "")
    assert written.endswith("# After.\r\n---\r\nkind: assumptions\r\nname: usage\r\nusage: {}\r\n")


ROWS = offer(NAT, GIB)
FAULTS = {
    "404 of one file": ({EC2: GOOD[EC2]}, 1, "public-ipv4.*the list has no file http.*404"),
    "404 of every file": ({}, 2, "no price of any of 3 meters: the list has no file"),
    "an error of the server": ({**GOOD, EC2: status(503)}, 2, "answered 503 .*; try again later"),
    "a redirect": (
        {**GOOD, EC2: status(302, {"Location": "http://example.com/"})},
        2,
        "sends to http://example.com/; pass",
    ),
    "cut off": (
        {**GOOD, EC2: cut_off(ROWS, packed=False)},
        2,
        "was cut off: [0-9,]+ of [0-9,]+ bytes",
    ),
    "a gzip that is cut off": ({**GOOD, EC2: cut_off(ROWS, packed=True)}, 2, "was cut off"),
    "a gzip that has no end": ({**GOOD, EC2: without_end(ROWS)}, 2, "was cut off: its gzip has no"),
    "no gzip": (
        {**GOOD, EC2: lying(ROWS, "gzip")},
        2,
        "is not the gzip that it says",
    ),
    "another packing": ({**GOOD, EC2: lying(ROWS, "br")}, 2, "packed with br"),
    "no price list": ({**GOOD, EC2: whole(b"<html>hello</html>\n")}, 2, "is no price list: no row"),
    "no column": (
        {**GOOD, EC2: whole(ROWS.replace(b'"usageType"', b'"usage"'))},
        2,
        "has no column usagetype",
    ),
    "no day": ({**GOOD, EC2: whole(text([*head(day="soon"), NAT]))}, 2, "when it was published"),
    "a row too short": (
        {**GOOD, EC2: whole(ROWS.replace(b',"NatGateway-Hours"', b'"NatGateway-Hours"'))},
        2,
        "is damaged: row 7",
    ),
    "a price that is none": (
        {**GOOD, EC2: whole(ROWS.replace(b"0.0450000000", b"cheap"))},
        2,
        "product N1 has the price cheap",
    ),
    "a line without an end": (
        {**GOOD, EC2: whole(text(head()) + b"x" * (1 << 21))},
        2,
        "a line of more than 1 MiB",
    ),
    "a file too large": ({**GOOD, EC2: huge(3, packed=True)}, 2, "has more than 2 MiB; --mebi"),
    "a slow server": ({**GOOD, EC2: slow(ROWS)}, 2, "takes too long; --seconds allows"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failure_says_why_and_leaves_the_old_file(fault: str, tmp_path: Path) -> None:
    routes, expected, words = FAULTS[fault]
    code, output, written = refreshed(
        tmp_path, routes, "--seconds", "1", "--mebibytes", "2", old=OLD
    )

    assert code == expected, output
    assert re.search(words, output), output
    assert (written == OLD) == (expected == 2)


def test_nobody_listens(tmp_path: Path) -> None:
    root = make_project(tmp_path, NETWORK)
    with serving({}) as (address, _):
        pass  # its port is free again
    done = CliRunner().invoke(app, ["prices", "refresh", str(root), "--from", address])

    assert done.exit_code == 2
    assert "127.0.0.1 cannot be reached: [Errno" in done.output
    assert "no file was changed" in done.output


@pytest.mark.parametrize("address", ["http://example.com", "ftp://127.0.0.1", "x", "https://"])
def test_an_address_that_is_none(address: str, tmp_path: Path) -> None:
    root = make_project(tmp_path, NETWORK)
    done = CliRunner().invoke(app, ["prices", "refresh", str(root), "--from", address])

    assert done.exit_code == 2
    assert "is no address of a price list; write one like https://pricing" in done.output


MATCHES = {
    "no row": ([], "no row of AmazonEC2 fits"),
    "two prices": (
        [NAT, row(SKU="N9", PricePerUnit="0.06", usageType="USE1-NatGateway-Hours")],
        r"2 products of the list fit, with prices 0.045 \(N1\), 0.06 \(N9\)",
    ),
    "another unit": (
        [row(SKU="N1", PricePerUnit="1", Unit="Quantity", usageType="NatGateway-Hours")],
        "has it by Quantity, which specgen cannot convert",
    ),
    "for nothing": ([row(PricePerUnit="0.0", usageType="NatGateway-Hours")], "for 0 USD only"),
    "reserved": ([row(TermType="Reserved", usageType="NatGateway-Hours")], "no row of"),
    "of a local zone": (
        [row(PricePerUnit="1", usageType="NatGateway-Hours", Location_Type="AWS Local Zone")],
        "no row of",
    ),
    "in another currency": (
        [row(PricePerUnit="1", usageType="NatGateway-Hours", Currency="CNY")],
        "no row of",
    ),
    "of another usage": (
        [row(PricePerUnit="1", usageType="USE1-RegionalNatGateway-Hours")],
        "no row of",
    ),
}


@pytest.mark.parametrize("name", MATCHES)
def test_a_meter_without_one_price_is_named_and_keeps_its_old_one(
    name: str, tmp_path: Path
) -> None:
    rows, words = MATCHES[name]
    routes = {**GOOD, EC2: whole(offer(GIB, *rows))}
    code, output, written = refreshed(tmp_path, routes, old=OLD)

    assert code == 1
    assert re.search(f"us-east-1  nat-gateway  .*{words}", output), output
    assert "nat-gateway: {usd: 0.05" in written
    assert "nat-gib: {usd: 0.045" in written


def test_two_products_of_one_price_are_one(tmp_path: Path) -> None:
    twin = row(SKU="A0", PricePerUnit="0.045", usageType="USE1-NatGateway-Hours")
    code, _, written = refreshed(tmp_path, {**GOOD, EC2: whole(offer(NAT, twin, GIB))})

    assert code == 0
    assert "SKU A0" in written


def test_the_first_tier_that_costs_anything_is_named(tmp_path: Path) -> None:
    tiers = [
        row(SKU="N2", PricePerUnit=p, Unit="GB", usageType="NatGateway-Bytes", StartingRange=a,
            EndingRange=b)
        for p, a, b in (("0.01", "1000", "Inf"), ("0.0", "0", "10"), ("0.02", "10", "1000"))
    ]  # fmt: skip
    _, output, written = refreshed(tmp_path, {**GOOD, EC2: whole(offer(NAT, *tiers))})

    assert "nat-gib: {usd: 0.02," in written
    assert re.search(
        r"first tier that costs anything.*\n  us-east-1  nat-gib  10 to 1000 GB", output
    )


def test_only_meters_of_the_documents_and_only_their_files_are_read(tmp_path: Path) -> None:
    root = make_project(tmp_path, NETWORK)
    with serving(GOOD) as (address, asked):
        CliRunner().invoke(
            app, ["prices", "refresh", str(root)], env={"SPECGEN_PRICE_LIST": address}
        )

    assert asked == [EC2, VPC]


ASKED = """
import re, sys
from specgen.cli import app
try:
    app(sys.argv[1:])
finally:
    # not ru_maxrss, which a process has from the one that started it
    print("KIB", re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""


@pytest.mark.parametrize("packed", [True, False])
def test_a_huge_file_takes_little_memory(packed: bool, tmp_path: Path) -> None:
    """300 MiB that the test makes while they are sent."""
    root = make_project(tmp_path, NETWORK)
    routes = {**GOOD, EC2: huge(300, packed=packed)}
    with serving(routes) as (address, _):
        done = subprocess.run(
            [sys.executable, "-c", ASKED, "prices", "refresh", str(root), "--from", address],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        )

    assert "nat-gateway  0.045 (new)" in done.stdout, done.stdout + done.stderr
    assert int(done.stdout.rpartition("KIB ")[2]) < 200 * 1024
