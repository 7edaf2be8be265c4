"""Checks of the engine's parameters of a database of any kind."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from specgen.facts import postgres_settings
from specgen.findings.finding import Problem, Severity
from specgen.findings.words import describe, did_you_mean
from specgen.project.checks.check import check

GUIDE = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide"
PARAMETERS = f"{GUIDE}/Appendix.PostgreSQL.CommonDBATasks.Parameters.html"
READ = "2026-11-29"

_BYTES = {"b": 1, "kb": 2**10, "mb": 2**20, "gb": 2**30, "tb": 2**40}
_SECONDS = {"us": 1e-6, "ms": 1e-3, "s": 1, "min": 60, "h": 3_600, "d": 86_400}
_SECONDS |= {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400}
"""In small letters, and without an s at the end."""
_SIZE = {"B": 1, "KB": 2**10, "8 KB": 2**13, "MB": 2**20}
_TIME = {"ms": 1e-3, "s": 1, "minutes": 60}
UNITS = {"rds.log_retention_period": "minutes"}
"""Parameters of RDS's own -> the unit in which it reads their numbers.

source: PARAMETERS (2026-11-29)
"""

LIBRARIES = (
    *("auto_explain", "orafce", "pgaudit", "pglogical", "pg_bigm", "pg_cron", "pg_hint_plan"),
    *("pg_prewarm", "pg_similarity", "pg_stat_statements", "pg_transport", "plprofiler"),
)
"""Values of shared_preload_libraries that RDS names; it has more.

source: PARAMETERS (2026-11-29)
"""

RANGES = {"max_connections": (6, 8_388_607), "rds.log_retention_period": (1_440, 10_080)}
"""source: CHAP_Limits.html, USER_LogAccess.Concepts.PostgreSQL.html (2026-11-29)"""

_WITH_UNIT = re.compile(r"(?P<number>[0-9]+(\.[0-9]+)?) ?(?P<unit>[A-Za-z]+)")
_PRELOADED = {"cron": "pg_cron", "pgaudit": "pgaudit"}
LOADED = "shared_preload_libraries"


class HasParameters(Protocol):
    @property
    def parameters(self) -> Mapping[str, str]: ...


@check(
    "RDS112",
    "a number among the parameters has no unit",
    fact="RDS accepts a plain number, in PostgreSQL's own unit of the parameter, or a formula",
    source=PARAMETERS,
    date=READ,
)
def numbers_have_no_unit(spec: HasParameters) -> Iterator[Problem]:
    for key, name, value in parameters_of(spec):
        if units := units_of(name, value):
            own, number = units
            instead = f'write "{number}"' if number is not None else "write a number"
            message = (
                f"RDS reads {name} as a number of {_SPELLED.get(own, own)}, got {describe(value)}"
            )
            yield Problem((key, name), f"{message}; {instead}")


_SPELLED = {"8 KB": "blocks of 8 KB"}


def parameters_of(spec: Any) -> Iterator[tuple[str, str, str]]:
    """Key of the document, name, value; nothing of another engine than PostgreSQL."""
    if getattr(spec, "is_postgres", True):
        for key in KEYS:
            parameters: Mapping[str, str] = getattr(spec, key, {})
            yield from ((key, name, value) for name, value in parameters.items())


def is_formula(value: str) -> bool:
    """Whether RDS computes it from the instance's class.

    source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ParamValuesRef.html
    (2026-11-30)
    """
    return "{" in value or _FUNCTION.match(value) is not None


KEYS = ("parameters", "instance_parameters")
"""Aurora has both."""
_FUNCTION = re.compile(r"\s*(greatest|least|sum)\s*\(", re.IGNORECASE)


def units_of(name: str, value: str) -> tuple[str, int | None] | None:
    """Of a value with a unit: the unit that RDS reads, and its number if that unit fits."""
    setting = postgres_settings.known().settings.get(name.lower())
    own = UNITS.get(name) or (setting.unit if setting else "")
    found = _WITH_UNIT.fullmatch(value) if own else None
    return (own, _converted(float(found["number"]), found["unit"], own)) if found else None


def _converted(number: float, unit: str, own: str) -> int | None:
    """None if the unit is unknown, or measures something else."""
    small = unit.lower()
    for units, targets in ((_BYTES, _SIZE), (_SECONDS, _TIME)):
        factor = units.get(small, units.get(small.removesuffix("s")))
        if factor is not None and own in targets and math.isfinite(number):
            return max(1, round(number * factor / targets[own]))
    return None


@check(
    "RDS113",
    "a parameter is in the range that RDS accepts",
    fact="RDS accepts max_connections from 6 to 8,388,607, and keeps its logs from 1,440 to 10,080 "
    "minutes, which is a day to a week",
    source=f"{GUIDE}/CHAP_Limits.html",
    date=READ,
)
def parameters_are_in_range(spec: HasParameters) -> Iterator[Problem]:
    for key, name, value in parameters_of(spec):
        least, most = RANGES.get(name, (0, 0))
        if name in RANGES and value.isdecimal() and not least <= int(value) <= most:
            message = f"{name} is {least:,} to {most:,}, got {int(value):,}"
            instead = least if int(value) < least else most
            yield Problem((key, name), f'{message}; write "{instead}"')


@check(
    "RDS114",
    "a library that is loaded at the start is one that RDS has",
    fact="RDS refuses unknown names in shared_preload_libraries",
    source=PARAMETERS,
    date=READ,
)
def libraries_exist(spec: HasParameters) -> Iterator[Problem]:
    """Only names that are nearly right, because the list that is published is not whole."""
    for key, _, value in (one for one in parameters_of(spec) if one[1] == LOADED):
        for name in _names(value):
            guess = did_you_mean(name, LIBRARIES)
            if name not in LIBRARIES and guess:
                yield Problem((key, LOADED), f"RDS has no library {name}{guess}")


@check(
    "RDS115",
    "a database loads the libraries whose parameters it sets",
    severity=Severity.WARNING,
    fact="pgaudit and pg_cron read their parameters only if shared_preload_libraries names them; "
    "RDS's own value names neither",
    source=f"{GUIDE}/Appendix.PostgreSQL.CommonDBATasks.pgaudit.html",
    date=READ,
)
def libraries_are_loaded(spec: HasParameters) -> Iterator[Problem]:
    loaded = _loaded(spec)
    for key, name, _ in parameters_of(spec):
        library = _PRELOADED.get(name.partition(".")[0]) if "." in name else None
        if library is not None and library not in loaded:
            message = f"nothing reads {name}, because {library} is not loaded"
            whole = ",".join((*(loaded or ("pg_stat_statements",)), library))
            yield Problem((key, name), message, f"write {LOADED}: {whole}")


def _loaded(spec: HasParameters) -> tuple[str, ...]:
    """An instance's own list goes before the cluster's."""
    values = [value for _, name, value in parameters_of(spec) if name == LOADED]
    return _names(values[-1]) if values else ()


def _names(value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(",") if name.strip())


PARAMETER_CHECKS = (numbers_have_no_unit, parameters_are_in_range, libraries_exist)
"""Of replicas as well; the libraries of a replica can be its primary's."""
