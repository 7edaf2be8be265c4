"""What a change costs: key by key, at the prices of the head."""

from datetime import UTC, datetime
from pathlib import Path

from support import make_project

from cost.test_bills import PRICES
from specgen.cost.change import MOST_SHOWN, Change, change, words
from specgen.diff.cost import compared
from specgen.documents.layout import find_layout
from specgen.pipeline import check
from specgen.project.project import Project

REDIS = """
kind: redis
name: cache
engine_version: "7.1"
node_type: cache.r7g.{size}
shards: 3
replicas_per_shard: {replicas}
network: main
tier: database
security_groups: [database]
placement: {{environments: [prod], regions: [us-west-2]}}
"""


def project(folder: Path, text: str, prices: str = PRICES) -> Project:
    root = make_project(folder, f"{prices}---\n{text}", ("network",))
    checked = check(root, root / "specs")
    assert [f.message for f in checked.errors] == []
    assert checked.project is not None
    return checked.project


def changed(folder: Path, old: str, new: str) -> Change:
    base, head = project(folder / "old", old), project(folder / "new", new)
    return change(base, head, datetime.now(tz=UTC).date())


def test_one_replica_more_is_a_line_with_its_key_and_place(tmp_path: Path) -> None:
    old, new = (REDIS.format(size="large", replicas=n) for n in (1, 2))

    # three nodes more, 730 hours at 2 USD
    assert list(words(changed(tmp_path, old, new))) == [
        "cost a month, about: + 4,380 USD",
        (
            "  redis/cache replicas_per_shard in prod/us-west-2: + 4,380 USD "
            "(3 x (1 + 1) nodes x 730 hours -> 3 x (1 + 2) nodes x 730 hours)"
        ),
    ]


def test_less_is_negative(tmp_path: Path) -> None:
    old, new = (REDIS.format(size="large", replicas=n) for n in (2, 1))

    assert next(words(changed(tmp_path, old, new))) == "cost a month, about: - 4,380 USD"


def test_without_a_price_it_is_a_quantity(tmp_path: Path) -> None:
    old, new = (REDIS.format(size="xlarge", replicas=n) for n in (1, 2))
    found = list(words(changed(tmp_path, old, new)))

    assert found[0] == "cost a month: quantities change, 1 without a price"
    assert "+ 2,190 hour of cache-redis:cache.r7g.xlarge" in found[1]


def test_nothing_is_said_if_no_charge_changes(tmp_path: Path) -> None:
    one = REDIS.format(size="large", replicas=1)

    assert list(words(changed(tmp_path, one, one + "port: 6380\n"))) == []


def test_other_prices_alone_change_nothing(tmp_path: Path) -> None:
    one = REDIS.format(size="large", replicas=1)
    dearer = PRICES.replace("cache.r7g.large: 2", "cache.r7g.large: 4")
    base, head = project(tmp_path / "old", one), project(tmp_path / "new", one, dearer)

    assert change(base, head, datetime.now(tz=UTC).date()).deltas == ()


def test_ten_lines_at_most(tmp_path: Path) -> None:
    keys = "\n---\n".join(
        f"kind: secret\nname: s{i}\nplacement: {{environments: [prod], regions: primary}}"
        for i in range(MOST_SHOWN + 2)
    )
    found = list(words(changed(tmp_path, "kind: secret\nname: other\n", keys)))

    assert len(found) == MOST_SHOWN + 2
    assert found[-1] == "  and 5 more; `specgen cost --by key` shows all"


def test_documents_of_a_folder_are_compared(tmp_path: Path) -> None:
    old, new = (REDIS.format(size="large", replicas=n) for n in (1, 2))
    project(tmp_path / "old", old)
    head = project(tmp_path / "new", new)
    layout = find_layout(tmp_path / "new")
    made, why = compared(layout, head, str(tmp_path / "old"))

    assert why == ""
    assert [delta.quantity for delta in made.deltas] == [(2190, 2190)]


def test_a_base_with_errors_is_not_compared(tmp_path: Path) -> None:
    head = project(tmp_path / "new", REDIS.format(size="large", replicas=1))
    make_project(tmp_path / "old", "kind: redis\nname: cache\n", ("network",))
    made, why = compared(find_layout(tmp_path / "new"), head, str(tmp_path / "old"))

    assert made.deltas == ()
    assert why.startswith("cost was not compared: the base's documents have ")
