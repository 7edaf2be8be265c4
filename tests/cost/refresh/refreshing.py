"""A project that refreshes its prices from a list on this machine."""

from pathlib import Path

from support import make_project
from typer.testing import CliRunner

from cost.refresh.server import (
    Route,
    offer,
    path,
    row,
    serving,
    whole,
)
from specgen.cli import app

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
