"""Checks of variables of MySQL and MariaDB, as parameters of an instance or a cluster."""

import re
from collections.abc import Iterator
from typing import Any

from specgen.facts import mysql_variables as facts
from specgen.findings.finding import Problem
from specgen.findings.slips import meant
from specgen.findings.words import describe
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.rds.checks_mysql_parameters import GROUPS, READ, variables_of
from specgen.sdk.aws.rds.checks_parameters import is_formula

_SWITCHED = ("0", "1", "off", "on")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?( ?[kmgt](i?b)?)?", re.IGNORECASE)
"""MYS105 has words for the units."""


@check(
    "RDS130",
    "a parameter of MySQL is one that it has",
    fact="RDS refuses the name of a parameter that the family does not have",
    source="https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html",
    date=READ,
    dated=True,
)
def names_exist(spec: Any, here: Here) -> Iterator[Problem]:
    """Only slips, because versions and Aurora have variables of their own."""
    if _is_mariadb(spec, here):
        return
    for key, name, _ in variables_of(spec):
        known = name.replace("-", "_") in facts.VARIABLES  # as gtid-mode
        near = "" if known else meant(name, sorted(facts.VARIABLES))
        if near:
            message = f"MySQL has no parameter `{name}`; write {near}"
            yield Problem((key, name), message, at_key=True, instead=near, dated=True)


@check(
    "RDS131",
    "a parameter of MySQL has a value that it may have",
    fact="RDS refuses a value that is not of the parameter's type; a formula such as "
    "{DBInstanceClassMemory*3/4} is computed by RDS",
    source=GROUPS,
    date=READ,
    dated=True,
)
def values_fit(spec: Any) -> Iterator[Problem]:
    for key, name, value in variables_of(spec):
        own = name.replace("-", "_")
        if is_formula(value):
            continue
        if own in facts.SWITCHES and value.lower() not in _SWITCHED:
            message = f'{name} is on or off, got {describe(value)}; write "1" or "0"'
            yield Problem((key, name), message, dated=True)
        elif own in facts.NUMBERS and not _NUMBER.fullmatch(value):
            message = f"{name} is a number, got {describe(value)}; write digits only"
            yield Problem((key, name), message, dated=True)


def _is_mariadb(spec: Any, here: Here) -> bool:
    """Whose variables are others; of a replica, its primary decides."""
    instance = spec.instance_in(here) if hasattr(spec, "instance_in") else spec
    return instance is not None and instance.rds_engine.name == "mariadb"


MYSQL_VARIABLE_CHECKS = (names_exist, values_fit)
