"""Checks of variables of MySQL and MariaDB, as parameters of an instance or a cluster."""

import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

from specgen.facts import mysql
from specgen.facts import mysql_variables as facts
from specgen.facts.mysql_variables import Variable
from specgen.findings.finding import Problem
from specgen.findings.slips import meant
from specgen.findings.words import describe, did_you_mean
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.rds.checks_mysql_parameters import CONNECTIONS, GROUPS, READ, variables_of
from specgen.sdk.aws.rds.checks_parameters import is_formula
from specgen.sdk.aws.rds.mysql_parameters import is_on

_SWITCHED = ("0", "1", "off", "on")
_WHOLE, _REAL = re.compile("-?[0-9]+"), re.compile(r"-?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_WITH_UNIT = re.compile(r"-?[0-9]+ ?[kmgt](i?b)?", re.IGNORECASE)
"""MYS105 has words for the units."""
_TITLES = {"mysql": "MySQL", "mariadb": "MariaDB"}
GTID, CONSISTENT = "gtid_mode", "enforce_gtid_consistency"


@check(
    "RDS130",
    "a parameter of MySQL or MariaDB is one that it has",
    fact="RDS refuses the name of a parameter that the family does not have",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/"
    "USER_WorkingWithDBInstanceParamGroups.html",
    date=READ,
    topics=("mysql_variables", "mariadb_variables"),
    dated=True,
)
def names_exist(spec: Any, here: Here) -> Iterator[Problem]:
    """Only slips and what the other engine has: versions and Aurora have some of their own."""
    engine = _engine(spec, here)
    if engine is None:
        return
    other = "mariadb" if engine == "mysql" else "mysql"
    own, title = facts.names(engine), _TITLES[engine]
    gone = {name for names in mysql.REMOVED.values() for name in names}
    for key, name, _ in variables_of(spec):
        usual = _usual(name)
        if engine == "mysql" and usual in gone:
            continue  # MYS109
        near = "" if usual in own or usual in facts.names(other) else meant(name, sorted(own))
        if near:
            message = f"{title} has no parameter `{name}`; write {near}"
            yield Problem((key, name), message, at_key=True, instead=near, dated=True)
        elif usual not in own and usual in facts.names(other) and _is_new(spec, here, engine):
            message = f"{name} is a parameter of {_TITLES[other]}, not of {title}"
            twin = next((one for one in _twins(usual) if one in own), "")
            right = f"write {twin}" if twin else "remove it"
            hint = _LIKE.get(usual, "")
            yield Problem((key, name), f"{message}; {right}", hint, at_key=True, dated=True)


def _is_new(spec: Any, here: Here, engine: str) -> bool:
    """As new as the servers that were asked; older ones have more of what both had once."""
    whole = spec.instance_in(here) if hasattr(spec, "instance_in") else spec
    version = tuple(int(n) for n in re.findall("[0-9]+", whole.engine_version)[:2])
    return (*version, 0)[:2] >= _OLDEST[engine]


_OLDEST = {"mysql": (8, 0), "mariadb": (10, 11)}
_LIKE = {
    "max_statement_time": "max_execution_time counts milliseconds there",
    "max_execution_time": "max_statement_time counts seconds there",
}


def _twins(name: str) -> Iterator[str]:
    """Its older or newer name: MariaDB keeps slave where MySQL writes replica."""
    for old, new in (("slave", "replica"), ("master", "source")):
        yield from (name.replace(new, old), name.replace(old, new))


def _usual(name: str) -> str:
    """gtid-mode is gtid_mode."""
    return name.replace("-", "_")


@check(
    "RDS131",
    "a parameter of MySQL or MariaDB has a value that it may have",
    fact="RDS refuses a value that is not of the parameter's type and range; a formula such as "
    "{DBInstanceClassMemory*3/4} is computed by RDS",
    source=GROUPS,
    date=READ,
    topics=("mysql_variables", "mariadb_variables"),
    dated=True,
)
def values_fit(spec: Any, here: Here) -> Iterator[Problem]:
    engine = _engine(spec, here)
    known = facts.known(engine) if engine else {}
    for key, name, value in variables_of(spec):
        variable = known.get(_usual(name))
        if variable is None or is_formula(value) or name == CONNECTIONS:
            continue  # MYS106 and AUR120 have the bounds of connections
        if _is_aurora(spec) and value.lower() in _ALSO_OF_AURORA.get(_usual(name), ()):
            continue
        if fault := _fault(variable, value):
            yield Problem((key, name), f"{name} {fault}", dated=True)


_ALSO_OF_AURORA = {"binlog_format": ("off",)}
"""source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/
AuroraMySQL.Reference.ParameterGroups.html (2026-11-30)
"""


def _is_aurora(spec: Any) -> bool:
    return hasattr(spec, "is_postgres")


def _fault(variable: Variable, value: str) -> str:
    """What is wrong, and what is right; empty if the value fits."""
    match variable.type:
        case "bool":
            if value.lower() in _SWITCHED:
                return ""
            truth = {"true": '"1"', "yes": '"1"', "false": '"0"', "no": '"0"'}
            right = truth.get(value.lower(), '"1" or "0"')
            return f"is on or off, got {describe(value)}; write {right}"
        case "enum":
            return _of_words(variable.values, [value])
        case "set":
            return _of_words(variable.values, [part for part in value.split(",") if part])
        case "integer" | "real":
            return "" if _WITH_UNIT.fullmatch(value) else _of_number(variable, value)
    return ""


def _of_words(options: Sequence[str], said: Sequence[str]) -> str:
    known = {option.lower() for option in options}
    switched = known >= {"off", "on"}
    for word in said:
        number = word.isdecimal() and int(word) < len(options)
        if word.strip().lower() in known or number or (switched and word.lower() in _SWITCHED):
            continue
        guess = did_you_mean(word, options) or f"; write one of {', '.join(options)}"
        return f"cannot be {describe(word)}{guess}"
    return ""


def _of_number(variable: Variable, value: str) -> str:
    whole = variable.type == "integer"
    least = -math.inf if variable.least is None else variable.least
    most = math.inf if variable.most is None else variable.most
    number = float(value) if (_WHOLE if whole else _REAL).fullmatch(value) else math.nan
    if least <= number <= most:
        return ""
    if math.isnan(number):
        kind = "a whole number" if whole else "a number"
        return f"is {kind}, got {describe(value)}; write digits only"
    end, words = (least, "or more") if number < least else (most, "or less")
    got = f"{number:,.15g}" if math.isfinite(number) else describe(value)
    return f'is {end:,.15g} {words}, got {got}; write "{end:.15g}"'


@check(
    "RDS132",
    "a server with GTIDs starts",
    fact="MySQL does not start with gtid_mode ON unless enforce_gtid_consistency is ON; RDS's own "
    "value is OFF",
    source="https://dev.mysql.com/doc/refman/8.4/en/replication-options-gtids.html",
    date=READ,
)
def gtids_are_consistent(spec: Any, here: Here) -> Iterator[Problem]:
    """Servers of 8.0.46 and 8.4.10 said so, and stopped."""
    if _engine(spec, here) != "mysql":
        return
    whole = spec.instance_in(here) if hasattr(spec, "instance_in") else spec
    inherited = {_usual(name): value for name, value in whole.parameters.items()}
    said = {_usual(name): (key, name, value) for key, name, value in variables_of(spec)}
    key, name, mode = said.get(GTID, ("", "", ""))
    consistent = said.get(CONSISTENT, ("", "", inherited.get(CONSISTENT, "OFF")))[2]
    if is_on(mode) and not is_on(consistent):
        message = f'the server does not start with {name} alone; write {CONSISTENT}: "ON", too'
        yield Problem((key, name), message)


def _engine(spec: Any, here: Here) -> str | None:
    """A key of facts.known, None for another engine; of a replica, its primary decides."""
    instance = spec.instance_in(here) if hasattr(spec, "instance_in") else spec
    name = "" if instance is None else instance.rds_engine.name.removeprefix("aurora-")
    return name if name in _TITLES else None


MYSQL_VARIABLE_CHECKS = (names_exist, values_fit, gtids_are_consistent)
