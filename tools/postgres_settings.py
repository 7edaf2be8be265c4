"""Write specgen/facts/data/postgres_settings.json from what servers of PostgreSQL say of it.

usage: python tools/postgres_settings.py SETTINGS.json...
SETTINGS.json: of one server each, as `psql -At` prints the result of QUERY; of a type that several
have, the widest range is kept, because a server of 32 bits has narrower ones
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from facts_file import DATA, dump

QUERY = """
SELECT json_agg(row_to_json(s)) FROM (
  SELECT name, setting, vartype, unit, min_val, max_val, enumvals, context FROM pg_settings) s
"""
UNITS = {"kB": "KB", "8kB": "8 KB", "min": "minutes"}
"""As messages call them."""
Row = dict[str, Any]


def main() -> None:
    servers = [json.loads(Path(name).read_text()) for name in sys.argv[1:]]
    found: dict[str, Row] = {}
    for rows in servers:
        for row in rows:
            if row["context"] != "internal":
                name = row["name"].lower()
                found[name] = _both(found.get(name), _setting(row))
    about = [{row["name"]: row["setting"] for row in rows} for rows in servers]
    versions = [one["server_version"].split()[0] for one in about]
    facts = {"settings": found, "versions": versions}
    source = f"pg_settings of PostgreSQL {' and '.join(versions)}, without what nobody sets"
    today = datetime.now(UTC).date().isoformat()
    text = dump({"as_of": today, "facts": facts, "source": source})
    (DATA / "postgres_settings.json").write_text(text + "\n")


def _setting(row: Row) -> Row:
    is_number = row["vartype"] in {"integer", "real"}
    given = {
        "type": row["vartype"],
        "unit": UNITS.get(row["unit"], row["unit"]),
        "least": _number(row["min_val"]) if is_number else None,
        "most": _number(row["max_val"]) if is_number else None,
        "values": sorted(row["enumvals"] or ()),
    }
    return {key: value for key, value in given.items() if value not in (None, [])}


def _number(text: str) -> float:
    return int(text) if text.lstrip("-").isdecimal() else float(text)


def _both(first: Row | None, second: Row) -> Row:
    if first is None or first["type"] != second["type"]:
        return second
    merged = {**first, **second}
    if "least" in merged:
        merged["least"] = min(first["least"], second["least"])
        merged["most"] = max(first["most"], second["most"])
    if "values" in merged:
        merged["values"] = sorted({*first["values"], *second["values"]})
    return merged


if __name__ == "__main__":
    main()
