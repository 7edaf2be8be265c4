"""The engine: its version, names that it reserves, and what it offers on an instance."""

from collections.abc import Iterator
from datetime import date

from specgen.facts import mysql
from specgen.sdk import Problem, Severity, check
from specgen.systems.mysql.model import Mysql

GUIDE = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide"
READ = "2026-11-30"
INSTEAD = {"mysql": "8.4", "mariadb": "11.8"}
"""The newest major that RDS supports for the longest time; see facts/data/rds_versions.json."""
WITHOUT_IAM = ("10.5", "10.6")


@check(
    "MYS101",
    "a version has RDS's standard support",
    severity=Severity.WARNING,
    fact="after the standard support MySQL costs Extended Support for each vCPU hour; MariaDB has "
    "none, and RDS upgrades it",
    source=f"{GUIDE}/extended-support-overview.html",
    date=READ,
)
def version_is_supported(spec: Mysql) -> Iterator[Problem]:
    ended = mysql.SUPPORT_ENDED.get((spec.engine, spec.major_version))
    if ended is not None:
        what = f"the standard support of {spec.rds_engine.title} {spec.major_version} ended"
        then = _afterwards(spec, ended)
        hint = "keep the requested version in `stated`, and record a decision, if it must stay"
        yield Problem(("engine_version",), f"{what} on {ended}{then}", hint)


def _afterwards(spec: Mysql, ended: date) -> str:
    if spec.engine == "mariadb":
        return f", and RDS upgrades it by itself; write a version of {INSTEAD['mariadb']}"
    year = ended.year + 3
    return f", and until {year} it costs Extended Support; write a version of {INSTEAD['mysql']}"


@check(
    "MYS102",
    "the master user and the database have names that are not reserved",
    fact="RDS refuses words that MySQL reserves, databases of the engine such as mysql and sys, "
    "and users of RDS such as rdsadmin",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
    date=READ,
)
def names_are_free(spec: Mysql) -> Iterator[Problem]:
    if not mysql.is_user(spec.username):
        yield Problem(("username",), f"{spec.username} is reserved; write admin or another name")
    name = spec.database_name
    if name and not mysql.is_database(name):
        message = f"{name} is reserved; write {name}_db or another name"
        yield Problem(("database_name",), message)


@check(
    "MYS103",
    "IAM roles log in only where the version admits them",
    fact="RDS for MariaDB has IAM database authentication from 10.11 on; MySQL always has it",
    source=f"{GUIDE}/Concepts.RDS_Fea_Regions_DB-eng.Feature.IamDatabaseAuthentication.html",
    date=READ,
)
def iam_is_offered(spec: Mysql) -> Iterator[Problem]:
    lacks = spec.engine == "mariadb" and spec.major_version in WITHOUT_IAM
    if spec.iam_authentication and lacks:
        message = f"MariaDB {spec.major_version} does not know IAM roles"
        hint = "or remove `iam_authentication`"
        pointer = ("iam_authentication",)
        yield Problem(pointer, f'{message}; write `engine_version: "11.8"` or "10.11"', hint)


ENGINE_CHECKS = (version_is_supported, names_are_free, iam_is_offered)
