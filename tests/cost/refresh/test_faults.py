"""`specgen prices refresh` against a list that fails, or lacks a price, or is huge."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import make_project
from typer.testing import CliRunner

from cost.refresh.refreshing import EC2, GIB, GOOD, NAT, NETWORK, OLD, VPC, refreshed
from cost.refresh.server import (
    cut_off,
    head,
    huge,
    lying,
    offer,
    row,
    serving,
    slow,
    status,
    text,
    whole,
    without_end,
)
from specgen.cli import app

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
