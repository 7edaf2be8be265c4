"""Checks of settings of PostgreSQL, as parameters of an instance or a cluster: names and values."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from specgen.facts import postgres_settings as facts
from specgen.facts.postgres_settings import Setting
from specgen.findings.finding import Problem, Severity
from specgen.findings.slips import meant
from specgen.project.checks.check import check
from specgen.sdk.aws.rds.checks_parameters import RANGES, units_of

_BOOLEANS = ("0", "1", "false", "no", "off", "on", "true", "yes")
_FORMULAS = ("{", "GREATEST(", "LEAST(", "SUM(")
"""How values begin that RDS computes from the instance's class.

source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ParamValuesRef.html (2026-11-30)
"""
_CHANGED_IN_18 = 18
_KEYS = ("parameters", "instance_parameters")
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
    for key, name, value in _parameters(spec):
        setting = known.get(name.lower())
        if setting is None or value.startswith(_FORMULAS):
            continue
        if units_of(name, value) or (name in RANGES and value.isdecimal()):
            continue  # RDS112, RDS113
        if name in facts.OTHER_SINCE_18 and _is_18(spec):
            continue
        if fault := _fault(setting, value):
            yield Problem((key, name), f"{name} is {fault}, got {value}", dated=True)


def _fault(setting: Setting, value: str) -> str:
    """What the value should be; empty if it fits."""
    match setting.type:
        case "bool":
            return "" if value.lower() in _BOOLEANS else 'on or off; write "1" or "0"'
        case "enum":
            options = {option.lower() for option in setting.values}
            fits = value.lower() in {*options, *_BOOLEANS}
            return "" if fits else f"one of {', '.join(setting.values)}"
        case "integer" | "real":
            return _of_number(setting, value)
    return ""


def _of_number(setting: Setting, value: str) -> str:
    least, most = setting.least or 0, setting.most or math.inf
    whole = setting.type == "integer"
    try:
        number = int(value) if whole else float(value)
    except ValueError:
        number = math.nan
    if least <= number <= most:
        return ""
    kind = "a whole number" if whole else "a number"
    unit = f" of {setting.unit}" if setting.unit else ""
    return f"{kind}{unit}, {least:,.15g} to {most:,.15g}" if most < _ENDLESS else f"{kind}{unit}"


_ENDLESS = 1e300


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
    options = sorted({*known.settings, *facts.SINCE_18})
    for key, name, _ in _parameters(spec):
        if name.lower() in options or "." in name:
            continue
        near = meant(name.lower(), options)
        if near:
            message = f"PostgreSQL has no parameter `{name}`; write {near}"
            yield Problem((key, name), message, at_key=True, instead=near, dated=True)
        elif not hasattr(spec, "is_postgres") and not _is_18(spec):
            versions = " and ".join(known.versions)
            message = f"PostgreSQL {versions} have no parameter `{name}`; remove it"
            hint = "or record a decision, if RDS has it"
            yield Problem((key, name), message, hint, at_key=True, severity=Severity.WARNING)


def _parameters(spec: Any) -> Iterator[tuple[str, str, str]]:
    """Key of the document, name, value; nothing of another engine."""
    if getattr(spec, "is_postgres", True):
        for key in _KEYS:
            parameters: Mapping[str, str] = getattr(spec, key, {})
            yield from ((key, name, value) for name, value in parameters.items())


def _is_18(spec: Any) -> bool:
    """Also if the version is another document's."""
    version = getattr(spec, "engine_version", "")
    return not version or int(version.partition(".")[0]) >= _CHANGED_IN_18


POSTGRES_SETTING_CHECKS = (values_fit, names_exist)
