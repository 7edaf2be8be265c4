"""Filters that keep databases or tables from a replica."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.systems.mysql_replica.model import MysqlReplica

PAGE = (
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/"
    "USER_MySQL.Replication.ReadReplicas.html"
)
READ = "2026-11-30"
LONGEST = 2_000
FILTERS = {
    "replicate_do_db": "replicate_ignore_db",
    "replicate_do_table": "replicate_ignore_table",
    "replicate_wild_do_table": "replicate_wild_ignore_table",
}
"""What is replicated -> what is not, and is not read if the first is set; of MySQL with dashes."""
WILD = "replicate_wild_do_table"
"""It is asked after the filters of whole names, so that what these leave out counts.

source: https://dev.mysql.com/doc/refman/8.4/en/replication-rules-table-options.html (2026-11-30)
"""
NAMES = frozenset((*FILTERS, *FILTERS.values()))


def _plain(name: str) -> str:
    return name.replace("-", "_")


@check(
    "MYR106",
    "a replication filter has a length that RDS takes",
    fact="each filter has at most 2,000 characters",
    source=PAGE,
    date=READ,
)
def filters_are_short(spec: MysqlReplica) -> Iterator[Problem]:
    for name, value in spec.parameters.items():
        if _plain(name) in NAMES and len(value) > LONGEST:
            message = f"{name} has {len(value):,} characters, but RDS takes {LONGEST:,}"
            hint = "" if "wild" in name else "or use patterns, in a filter whose name has `wild`"
            yield Problem(("parameters", name), f"{message}; write fewer names", hint)


@check(
    "MYR107",
    "a replication filter has an effect",
    severity=Severity.WARNING,
    fact="a filter of what is left out is not read if one of the same sort says what is replicated",
    source=PAGE,
    date=READ,
)
def filters_are_read(spec: MysqlReplica, here: Here) -> Iterator[Problem]:
    whole = spec.instance_in(here)
    known = {_plain(name): name for name in whole.parameters} if whole else {}
    for wanted, ignored in FILTERS.items():
        name = known.get(ignored)
        is_read = ignored == "replicate_ignore_table" and WILD in known
        if name in spec.parameters and wanted in known and not is_read:
            message = f"RDS does not read it, because {known[wanted]} is set"
            yield Problem(("parameters", name), f"{message}; remove one of them", at_key=True)


FILTER_CHECKS = (filters_are_short, filters_are_read)
