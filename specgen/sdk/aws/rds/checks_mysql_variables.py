"""Checks of variables of MySQL and MariaDB, as parameters of an instance or a cluster."""

import re
from collections.abc import Iterator
from typing import Any

from specgen.facts import mysql_variables as facts
from specgen.findings.finding import Problem
from specgen.findings.slips import meant
from specgen.project.checks.check import check
from specgen.sdk.aws.rds.checks_mysql_parameters import GROUPS, READ

KEYS = ("parameters", "instance_parameters")
_SWITCHED = ("0", "1", "off", "on")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?( ?[kmgt](i?b)?)?", re.IGNORECASE)
"""MYS105 has words for the units."""
_FORMULA = re.compile(r"\{|(GREATEST|LEAST|SUM)\(", re.IGNORECASE)


@check(
    "RDS130",
    "a parameter of MySQL is one that it has",
    fact="RDS refuses the name of a parameter that the family does not have",
    source="https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html",
    date=READ,
    dated=True,
)
def names_exist(spec: Any) -> Iterator[Problem]:
    """Only slips, because engines, versions and Aurora have variables of their own."""
    for key, name, _ in _parameters(spec):
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
    for key, name, value in _parameters(spec):
        if _FORMULA.match(value):
            continue
        if name in facts.SWITCHES and value.lower() not in _SWITCHED:
            message = f'{name} is on or off; write "1" or "0", got {value}'
            yield Problem((key, name), message, dated=True)
        elif name in facts.NUMBERS and not _NUMBER.fullmatch(value):
            message = f"{name} is a number, got {value}; write digits only"
            yield Problem((key, name), message, dated=True)


def _parameters(spec: Any) -> Iterator[tuple[str, str, str]]:
    """Key of the document, name, value; nothing of another engine."""
    if not getattr(spec, "is_postgres", False):
        for key in KEYS:
            parameters = getattr(spec, key, {})
            yield from ((key, name, value) for name, value in parameters.items())


MYSQL_VARIABLE_CHECKS = (names_exist, values_fit)
