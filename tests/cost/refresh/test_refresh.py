"""`specgen prices refresh` against a list on this machine: what it writes, and what it leaves."""

import re
from pathlib import Path

from cost.refresh.refreshing import GOOD, OLD, refreshed
from specgen.pipeline import check


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
