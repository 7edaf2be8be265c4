"""The engine: where it runs, which versions fit together, what its edition can do."""

import json
import re
from collections.abc import Iterator

from specgen.facts import postgres_settings, timescale
from specgen.facts.freshness import known_on
from specgen.sdk import Problem, Severity, check, did_you_mean
from specgen.systems.timescale.model import Timescale
from specgen.systems.timescale.model.sql import schema

RDS = (
    "https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-extensions.html"
)
EDITIONS = "https://docs.tigerdata.com/about/latest/timescaledb-editions/"
DAY = "2026-11-24"
MAX_SQL_BYTES = 58_000
NAMES = {"rds": "RDS", "aurora": "Aurora"}
MANAGED = ("listen_addresses", "port", "archive_command", "archive_mode", "ssl", "hba_file")


@check(
    "TSD001",
    "TimescaleDB runs on a product that offers it",
    fact="neither RDS nor Aurora has the extension timescaledb",
    source=RDS,
    date=DAY,
)
def product_has_the_extension(spec: Timescale) -> Iterator[Problem]:
    if spec.product in NAMES:
        message = f"{NAMES[spec.product]} does not offer the extension timescaledb"
        hint = "or use a `postgres` document, if plain PostgreSQL is enough"
        yield Problem(("product",), f"{message}; write self_managed_ec2, or omit it", hint)


@check(
    "TSD003",
    "the version of TimescaleDB runs in the version of PostgreSQL",
    also=Severity.WARNING,
    fact="each minor of TimescaleDB is built for some majors of PostgreSQL; if there is no package "
    "for the major, the installation fails",
    source=timescale.SOURCE,
    date=DAY,
    topics=("timescale",),
)
def versions_go_together(spec: Timescale) -> Iterator[Problem]:
    version, major = spec.extension.version, int(spec.engine_version)
    majors, pointer = timescale.majors(version), ("extension", "version")
    newest = timescale.newest_for(major)
    instead = f"; write a version of {newest}" if newest else ""
    if majors is None:
        message = f"TimescaleDB {version} is too old for the generated SQL, which needs 2.13"
        yield Problem(pointer, f"{message}{instead}")
    elif not timescale.is_known(version):
        known = known_on("timescale")
        message = f"TimescaleDB {version} was not known on {known}"
        hint = f"check whether it runs in PostgreSQL {major}, and record a decision"
        yield Problem(pointer, message, hint, severity=Severity.WARNING)
    elif major not in majors:
        supported = ", ".join(str(known) for known in majors)
        message = f"TimescaleDB {version} supports PostgreSQL {supported}, not {major}"
        yield Problem(pointer, f"{message}{instead}", f"or change engine_version {major}")


@check(
    "TSD009",
    "the edition has what the tables need",
    fact="only the edition under the Timescale licence has compression, continuous aggregates and "
    "their policies",
    source=EDITIONS,
    date=DAY,
)
def edition_suffices(spec: Timescale) -> Iterator[Problem]:
    if spec.extension.license != "apache":
        return
    kept = spec.retention_days or any(t.retention_days for t in spec.hypertables.values())
    wanted = {
        "compression": spec.compression is not None,
        "levels": bool(spec.levels),
        "retention_days": bool(kept),
    }
    needs = [key for key, is_wanted in wanted.items() if is_wanted]
    if needs:
        message = f"the apache edition does not support `{'`, `'.join(needs)}`; write timescale"
        yield Problem(("extension", "license"), message, "or remove those keys")


@check("TSD101", "`parameters` sets nothing that specgen or another key sets")
def parameters_are_free(spec: Timescale) -> Iterator[Problem]:
    for name in spec.parameters:
        if name in MANAGED:
            instead = "write the key `port`" if name == "port" else "remove it"
            yield Problem(("parameters", name), f"{name} is already set; {instead}")
    libraries = spec.parameters.get("shared_preload_libraries")
    if libraries is not None and "timescaledb" not in libraries.replace(" ", "").split(","):
        message = f"without timescaledb the extension does not load; write timescaledb,{libraries}"
        yield Problem(("parameters", "shared_preload_libraries"), message)


@check(
    "TSD120",
    "the SQL fits into a document of Systems Manager",
    fact="a document has at most 64 KB, about 6 of which are the script around the SQL",
    source="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html",
    date=DAY,
)
def sql_fits(spec: Timescale) -> Iterator[Problem]:
    size = len(json.dumps(schema(spec).split("\n")))
    if size > MAX_SQL_BYTES:
        message = (
            f"{len(spec.hypertables)} tables with {len(spec.levels)} levels make {size:,} bytes "
            f"of SQL, but only {MAX_SQL_BYTES:,} fit"
        )
        hint = "write a second document for other nodes, or create some of the tables by hand"
        yield Problem(("hypertables",), message, hint, at_key=True)


@check(
    "TSD122",
    "a parameter is one that PostgreSQL has, and a number if it has to be one",
    fact="the server does not start with a setting that it does not know; a name with a dot may be "
    "an extension's",
    source="https://www.postgresql.org/docs/current/config-setting.html",
    date="2026-11-30",
    topics=("postgres_settings",),
    dated=True,
)
def parameters_exist(spec: Timescale) -> Iterator[Problem]:
    """Of names only slips, because versions differ."""
    settings = postgres_settings.known().settings
    known = sorted({*settings, *postgres_settings.SINCE_18})
    for name, value in spec.parameters.items():
        setting, pointer = settings.get(name.lower()), ("parameters", name)
        guess = "" if name.lower() in known or "." in name else did_you_mean(name.lower(), known)
        if guess:
            message = f"PostgreSQL has no parameter `{name}`{guess}"
            yield Problem(pointer, message, at_key=True, dated=True)
        elif setting is not None and setting.least is not None and not _NUMBER.match(value):
            message = f"{name} is a number, with or without a unit, got {value[:60]}"
            yield Problem(pointer, f"{message}; write digits first", dated=True)


_NUMBER = re.compile(r"\s*'?\s*[-+]?\.?[0-9]")


ENGINE_CHECKS = (
    product_has_the_extension,
    versions_go_together,
    edition_suffices,
    parameters_are_free,
    parameters_exist,
    sql_fits,
)
