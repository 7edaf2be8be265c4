"""The SQL of a timescale document, run in a real TimescaleDB."""

import json

import msgspec
import pytest
import timescale_engine
import yaml
from msgspec.structs import replace
from support import TESTS
from timescale_engine import TRANSACTION

from specgen.facts import sql
from specgen.systems.timescale.checks.levels import windows_are_wide
from specgen.systems.timescale.model import Timescale
from specgen.systems.timescale.model.sql import schema
from specgen.systems.timescale.model.tables import Hypertable

pytestmark = pytest.mark.node

CASES = TESTS / "systems" / "timescale" / "cases"
PREPARE = "CREATE EXTENSION timescaledb; CREATE ROLE app"
JOBS = """
SELECT proc_name, hypertable_name AS name, schedule_interval::text AS every, config::text AS config
FROM timescaledb_information.jobs WHERE job_id >= 1000 ORDER BY proc_name, hypertable_name
"""


def document(name: str, kind: str = "timescale") -> Timescale:
    """The kind's own keys of a case's document."""
    text = (CASES / f"{name}.yaml").read_text(encoding="utf-8")
    (data,) = (d for d in yaml.safe_load_all(text) if d["kind"] == kind)
    own = {field.name for field in msgspec.structs.fields(Timescale)}
    return msgspec.convert({k: v for k, v in data.items() if k in own}, Timescale)


@pytest.fixture(scope="module")
def full() -> Timescale:
    return document("good-full")


def test_what_runs_once_runs_again_also_over_compressed_chunks(full: Timescale) -> None:
    once = TRANSACTION.format(schema(full))
    rows = """
        INSERT INTO ticks (ts, symbol, price, quantity)
        SELECT now() - i * INTERVAL '1 minute', 'A', i, 2 FROM generate_series(1, 20000) i;
        SELECT compress_chunk(c) FROM show_chunks('ticks', older_than => INTERVAL '8 days') c
    """

    answers = timescale_engine.run(PREPARE, once, once, rows, once, JOBS)

    assert [a["error"] for a in answers if "error" in a] == []
    assert len(answers[-2]["rows"]) <= 1
    found = {(row["proc_name"], row["name"]) for row in answers[-1]["rows"]}
    assert len(found) == len(answers[-1]["rows"])


def test_what_is_renamed_keeps_its_rows(full: Timescale) -> None:
    table, minutes = full.hypertables["ticks"], full.levels["1m"]
    tables = {**full.hypertables, "trades": replace(table, renamed_from=["quotes", "ticks"])}
    levels = {**full.levels, "min": replace(minutes, renamed_from="1m")}
    renamed = replace(
        full,
        hypertables={name: made for name, made in tables.items() if name != "ticks"},
        levels={name: made for name, made in levels.items() if name != "1m"},
    )
    insert = "INSERT INTO ticks (ts, symbol, price, quantity) SELECT now(), 'A', 1, 2"
    refresh = "CALL refresh_continuous_aggregate('ticks_1m', NULL, now() + INTERVAL '1 day')"
    count = "SELECT count(*), (SELECT count(*) FROM trades_min) AS level FROM trades"
    left = "SELECT to_regclass('ticks') AS own, to_regclass('ticks_1m') AS level"
    once, again = (TRANSACTION.format(schema(spec)) for spec in (full, renamed))

    answers = timescale_engine.run(PREPARE, once, insert, refresh, again, again, count, left)

    assert [a["error"] for a in answers if "error" in a] == []
    assert answers[-2]["rows"] == [{"count": 1, "level": 1}]
    assert answers[-1]["rows"] == [{"own": None, "level": None}]


def test_policies_are_those_of_the_document(full: Timescale) -> None:
    jobs = timescale_engine.run(PREPARE, TRANSACTION.format(schema(full)), JOBS)[-1]["rows"]

    found = {(j["proc_name"], j["name"]): (j["every"], json.loads(j["config"])) for j in jobs}
    kept = {n: c["drop_after"] for (p, n), (_, c) in found.items() if p == "policy_retention"}
    assert kept == {
        "ticks": "30 days",
        "ticks_1m": "365 days",
        "ticks_1h": "1826 days",
        "events": "90 days",
    }
    every, config = found["policy_compression", "ticks"]
    assert (every, config["compress_after"]) == ("24:00:00", "7 days")
    every, config = found["policy_refresh_continuous_aggregate", "ticks_1m"]
    assert (every, config["start_offset"], config["end_offset"]) == (
        "00:01:00",
        "72:00:00",
        "00:01:00",
    )
    every, config = found["policy_refresh_continuous_aggregate", "ticks_1h"]
    assert (every, config["start_offset"], config["end_offset"]) == (
        "01:00:00",
        "168:00:00",
        "01:00:00",
    )


def test_a_changed_document_changes_its_policies(full: Timescale) -> None:
    changed = replace(full, retention_days=20, compression=None)

    jobs = timescale_engine.run(
        PREPARE, TRANSACTION.format(schema(full)), TRANSACTION.format(schema(changed)), JOBS
    )[-1]["rows"]

    kept = {j["name"]: json.loads(j["config"]).get("drop_after") for j in jobs}
    assert kept["ticks"] == "20 days"
    assert "policy_compression" not in {j["proc_name"] for j in jobs}


def test_levels_sum_up_what_the_table_holds(full: Timescale) -> None:
    rows = """
        INSERT INTO ticks (ts, symbol, price, quantity)
        SELECT date_trunc('hour', now()) - INTERVAL '5 hours' + i * INTERVAL '30 seconds', s, i, 2
        FROM generate_series(0, 239) i, unnest(ARRAY['A', 'B']) s;
    """
    refresh = [
        f"CALL refresh_continuous_aggregate('ticks_{level}', now() - INTERVAL '9 hours', now())"
        for level in ("1m", "1h")
    ]
    read = 'SELECT * FROM ticks_1h ORDER BY bucket, "symbol"'

    answers = timescale_engine.run(PREPARE, schema(full), rows, *refresh, read)

    (first, *_), names = answers[-1]["rows"], ("open", "high", "low", "close", "volume", "trades")
    assert len(answers[-1]["rows"]) == 2 * 2
    assert [float(first[name]) for name in names] == [0, 119, 0, 119, 240, 120]


def test_a_column_that_is_written_later_is_added(full: Timescale) -> None:
    ticks = full.hypertables["ticks"]
    wider = replace(ticks, columns={**ticks.columns, "venue": "text not null"})
    changed = replace(full, hypertables={**full.hypertables, "ticks": wider})

    answers = timescale_engine.run(
        PREPARE, schema(full), schema(changed), "SELECT venue FROM ticks"
    )

    assert answers[-1] == {"rows": []}


def test_a_level_of_other_values_is_told_and_nothing_is_changed(full: Timescale) -> None:
    ticks = full.hypertables["ticks"]
    other = replace(ticks, values={**ticks.values, "total": "sum(price)"}, retention_days=10)
    changed = replace(full, hypertables={"ticks": other})

    answers = timescale_engine.run(
        PREPARE, TRANSACTION.format(schema(full)), TRANSACTION.format(schema(changed)), JOBS
    )

    assert answers[2] == {"error": 'column "total" does not exist'}
    kept = {j["name"]: json.loads(j["config"]).get("drop_after") for j in answers[-1]["rows"]}
    assert kept["ticks"] == "30 days"


def test_names_may_be_words_of_sql(full: Timescale) -> None:
    tables = {
        word: Hypertable(
            columns={"ts": "timestamptz", word: "text", "value": "numeric"},
            segment_by=[word],
            values={"last": "last(value)"},
        )
        for word in ("order", "select", "user", "table")
    }

    answers = timescale_engine.run(
        PREPARE, TRANSACTION.format(schema(replace(full, hypertables=tables)))
    )

    assert "error" not in answers[-1]


def test_the_apache_edition_is_asked_for_nothing_that_it_lacks() -> None:
    plain = document("good-minimal")
    extension = replace(plain.extension, license="apache")

    text = schema(replace(plain, extension=extension))

    assert "policy" not in text
    assert "compress" not in text


def test_the_engine_wants_the_window_that_the_check_wants(full: Timescale) -> None:
    """TSD117."""
    windows = {(72, 1440): True, (71, 1440): False, (49, 60): True, (48, 60): False}

    answers = timescale_engine.run(
        PREPARE, *(TRANSACTION.format(schema(daily(full, *window))) for window in windows)
    )

    accepted = ["error" not in answer for answer in answers[1:]]
    assert accepted == list(windows.values())
    checked = [not list(windows_are_wide.function(daily(full, *window))) for window in windows]
    assert checked == accepted


def daily(full: Timescale, start_hours: int, end_minutes: int) -> Timescale:
    level = full.levels["1h"]
    refresh = replace(level.refresh, start_offset_hours=start_hours, end_offset_minutes=end_minutes)
    return replace(full, levels={"1d": replace(level, bucket_seconds=86_400, refresh=refresh)})


def test_words_that_postgresql_reserves_are_known() -> None:
    asked = "SELECT word FROM pg_get_keywords() WHERE catcode IN ('R', 'T')"

    (answer,) = timescale_engine.run(asked)

    assert {row["word"] for row in answer["rows"]} == sql.RESERVED
