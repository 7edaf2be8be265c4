"""Checks of settings of PostgreSQL, as parameters of an instance or a cluster: names and values."""

import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

from specgen.facts import postgres_settings as facts
from specgen.facts.postgres_settings import Setting
from specgen.findings.finding import Problem, Severity
from specgen.findings.slips import meant
from specgen.findings.words import describe, did_you_mean
from specgen.project.checks.check import check
from specgen.sdk.aws.rds.checks_parameters import RANGES, UNITS, is_formula, parameters_of, units_of

_BOOLEANS = ("0", "1", "false", "no", "off", "on", "true", "yes")
_SWITCHED = {"off", "on"}
_OLDEST, _CHANGED = 15, 18
"""Major versions: of the oldest server that was asked, and of the first that is newer than them."""

_WHOLE = re.compile(r"-?[0-9]+")
_ENDLESS = 1e300
_GROUPS = (
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/"
    "USER_WorkingWithDBInstanceParamGroups.html"
)


@check(
    "RDS128",
    "a parameter of PostgreSQL has a value that it may have",
    fact="RDS refuses a value that is not of the parameter's type and range; a formula such as "
    "{DBInstanceClassMemory/32768} is computed by RDS",
    source="https://www.postgresql.org/docs/current/view-pg-settings.html",
    date="2026-11-30",
    topics=("postgres_settings",),
    dated=True,
)
def values_fit(spec: Any) -> Iterator[Problem]:
    known = {**facts.known().settings, **facts.OF_RDS}
    for key, name, value in parameters_of(spec):
        setting = known.get(name.lower())
        if setting is None or name in facts.IN_OCTAL or is_formula(value):
            continue
        if units_of(name, value) or (name in RANGES and value.isdecimal()):
            continue  # RDS112, RDS113
        if name in facts.OTHER_SINCE_18 and _major(spec) >= _CHANGED:
            continue
        if fault := _fault(setting, value):
            yield Problem((key, name), f"{name} {fault}", dated=True)


def _fault(setting: Setting, value: str) -> str:
    """What is wrong, and what is right; empty if the value fits."""
    match setting.type:
        case "bool":
            fits = value.lower() in _BOOLEANS
            return "" if fits else f'is on or off, got {describe(value)}; write "1" or "0"'
        case "enum":
            return _of_words(setting.values, value)
        case "integer" | "real":
            return _of_number(setting, value)
    return ""


def _of_words(options: Sequence[str], value: str) -> str:
    also = _BOOLEANS if set(options) >= _SWITCHED else ()
    if value.lower() in {*also, *(option.lower() for option in options)}:
        return ""
    guess = did_you_mean(value, options) or f"; write one of {', '.join(options)}"
    return f"cannot be {describe(value)}{guess}"


def _of_number(setting: Setting, value: str) -> str:
    least, most = setting.least or 0, setting.most or math.inf
    whole = setting.type == "integer"
    try:
        number = int(value) if whole and _WHOLE.fullmatch(value) else float(value)
    except ValueError:
        number = math.nan
    if least <= number <= most and (not whole or isinstance(number, int)):
        return ""
    kind = "a whole number" if whole else "a number"
    unit = f" of {_UNITS.get(setting.unit, setting.unit)}" if setting.unit else ""
    right = f"{least:,.15g} to {most:,.15g}" if most < _ENDLESS else "digits only"
    return f"is {kind}{unit}, got {describe(value)}; write {right}"


_UNITS = {"8 KB": "blocks of 8 KB"}


@check(
    "RDS129",
    "a parameter of PostgreSQL is one that it has",
    also=Severity.WARNING,
    fact="RDS refuses the name of a parameter that the family does not have",
    source=_GROUPS,
    date="2026-11-30",
    topics=("postgres_settings",),
    dated=True,
)
def names_exist(spec: Any) -> Iterator[Problem]:
    """Extensions and Aurora have parameters of their own: there, only slips are found."""
    known = facts.known()
    plain = sorted({*known.settings, *facts.SINCE_18})
    for key, name, _ in parameters_of(spec):
        own = name.lower()
        options = sorted((*facts.OF_RDS, *UNITS)) if own.startswith("rds.") else plain
        if own in options or (own not in plain and "." in own and options is plain):
            continue
        near = meant(own, options)
        if near:
            message = f"PostgreSQL has no parameter `{name}`; write {near}"
            yield Problem((key, name), message, at_key=True, instead=near, dated=True)
        elif options is plain and not _is_aurora(spec) and _OLDEST <= _major(spec) < _CHANGED:
            versions = " and ".join(known.versions)
            message = f"PostgreSQL {versions} have no parameter `{name}`; remove it"
            hint = "or record a decision, if RDS has it"
            yield Problem((key, name), message, hint, at_key=True, severity=Severity.WARNING)


def _is_aurora(spec: Any) -> bool:
    return hasattr(spec, "is_postgres")


def _major(spec: Any) -> int:
    """The newest if the version is another document's."""
    version = getattr(spec, "engine_version", "")
    return int(version.partition(".")[0]) if version else _CHANGED


POSTGRES_SETTING_CHECKS = (values_fit, names_exist)
