"""Write specgen/facts/data/ENGINE_variables.json from what servers of MySQL and MariaDB print.

usage: python tools/mysql_variables.py ENGINE=COMMAND...
ENGINE: mysql or mariadb; COMMAND: starts one server's program, such as "chroot /srv/a mysqld".
Nothing is started: each variable is given as an option beside --help, which prints what the server
made of it. Of a type that several versions have, the widest range is kept.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

from facts_file import DATA, dump

PRINTED = ("--no-defaults", "--user=root")
HELP = ("--verbose", "--help")
ALL_WARNINGS = {"mysql": "--log-error-verbosity=3", "mariadb": "--log-warnings=9"}
WRONG = "specgen-none"
LOW, HIGH, FAR_AWAY = "-9223372036854775808", "18446744073709551615", "1e30"
FAR = 1e12
"""No range is written that reaches further, because nobody meets its end."""
MOST_WORDS = 40
UNUSED = "NOT_USED"
ADJUSTED = re.compile(r"value \S+ adjusted to (\S+?)\.?$", re.MULTILINE)
Row = dict[str, Any]


class Server:
    def __init__(self, engine: str, command: str) -> None:
        self.command = [*command.split(), *PRINTED, ALL_WARNINGS[engine]]

    def printed(self, *options: str) -> str:
        command = [*self.command, *options, *HELP]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr

    def values(self, *options: str) -> dict[str, str]:
        """By name, as the table at the end of the help has them."""
        table = self.printed(*options).partition("Variables (--variable-name=value)")[2]
        rows = (line.split(None, 1) for line in table.split("\n\n")[0].splitlines())
        return {row[0]: row[1] if len(row) > 1 else "" for row in rows if row}

    def version(self) -> str:
        found = re.search(r"Ver (\d+\.\d+\.\d+)", self.printed())
        return found[1] if found else ""

    def variable(self, name: str, value: str) -> Row:
        if value in {"TRUE", "FALSE"}:
            return {"type": "bool"}
        said = self.printed(f"--{name}={WRONG}")
        if "Unknown suffix" in said or "Invalid decimal value" in said:
            kind = "integer" if "Unknown suffix" in said else "real"
            ends = {"least": self._end(name, LOW, "0"), "most": self._end(name, HIGH, FAR_AWAY)}
            return {"type": kind, **{k: v for k, v in ends.items() if v is not None}}
        words = self._words(name) if "Error while setting value" in said else []
        if not words:
            return {"type": "text"}
        is_set = self._is_set(name)
        return {"type": "set" if is_set else "enum", "values": words}

    def _end(self, name: str, *beyond: str) -> float | None:
        for value in beyond:
            found = ADJUSTED.findall(self.printed(f"--{name}={value}"))
            if found and abs(number := float(found[-1])) < FAR:
                return int(number) if number == int(number) else number
        return None

    def _is_set(self, name: str) -> bool:
        return "," in self.values(f"--{name}=3").get(name, "")

    def _words(self, name: str) -> list[str]:
        """What it may be; of a set, whose third value has two words, each bit is a word."""
        is_set, found = self._is_set(name), list[str]()
        for number in range(MOST_WORDS):
            said = self.values(f"--{name}={1 << number if is_set else number}").get(name, "")
            if not said:
                break
            words = said.split(",") if is_set else [said]
            found += [w for w in words if w not in found and not w.startswith(UNUSED)]
        return sorted(found) if len(found) > 1 else []


def main() -> None:
    servers: dict[str, list[Server]] = {}
    for one in sys.argv[1:]:
        engine, _, command = one.partition("=")
        servers.setdefault(engine, []).append(Server(engine, command))
    today = datetime.now(UTC).date().isoformat()
    for engine, own in servers.items():
        found: dict[str, Row] = {}
        for row in (row for server in own for row in _variables(server)):
            name = row.pop("name")
            found[name] = _both(found.get(name), row)
        versions = [server.version() for server in own]
        source = f"mysqld --verbose --help of {engine} {' and '.join(versions)}"
        text = dump({"as_of": today, "facts": facts(found, versions), "source": source})
        (DATA / f"{engine}_variables.json").write_text(text + "\n")


def facts(found: dict[str, Row], versions: list[str]) -> Row:
    """By type, because a line for each would make long files."""
    made: Row = {"versions": versions}
    for kind in ("bool", "text"):
        made[kind] = sorted(name for name, row in found.items() if row["type"] == kind)
    for kind in ("enum", "set"):
        made[kind] = {n: row["values"] for n, row in found.items() if row["type"] == kind}
    for kind in ("integer", "real"):
        of_kind = {n: row for n, row in found.items() if row["type"] == kind}
        made[kind] = {n: _ends(row) for n, row in of_kind.items()}
    return made


def _variables(server: Server) -> Iterator[Row]:
    table = server.values()
    with ThreadPoolExecutor(2) as pool:
        rows = pool.map(server.variable, table, table.values())
        for name, row in zip(table, rows, strict=True):
            yield {"name": name.replace("-", "_"), **row}


def _ends(row: Row) -> list[float | None]:
    """The same number twice depends on another variable, and bounds nothing."""
    least, most = row.get("least"), row.get("most")
    return [None, None] if least == most else [least, most]


def _both(first: Row | None, second: Row) -> Row:
    if first is None or first["type"] != second["type"]:
        return second
    merged = {**first, **second}
    for key, wider in (("least", min), ("most", max)):
        if key in first and key in second:
            merged[key] = wider(first[key], second[key])
        else:
            merged.pop(key, None)
    if "values" in merged:
        merged["values"] = sorted({*first["values"], *second["values"]})
    return merged


if __name__ == "__main__":
    main()
