"""The instance: version, class, product and master user."""

from collections.abc import Iterator

from specgen.facts import sql
from specgen.sdk import Problem, check
from specgen.sdk.aws.rds.checks_instance import class_is_as_expected, version_exists
from specgen.systems.postgres.model import Postgres

CLUSTERS = (
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.html"
)
USERS = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html"

INSTEAD = "write product: rds_instance with multi_az: true"


def _has_local_disks(instance_class: str) -> bool:
    """Families with a d after their generation: m6gd, r6id, x2iedn."""
    family = instance_class.split(".")[1]
    return "d" in family.lstrip("abcdefghijklmnopqrstuvwxyz")


@check(
    "RDS003",
    "a Multi-AZ DB cluster has a class with local disks",
    fact="clusters write their log to local NVMe disks: m5d, m6gd, r6gd, r6id, x2iedn and the like",
    source=CLUSTERS,
)
def cluster_has_local_disks(spec: Postgres) -> Iterator[Problem]:
    if spec.product == "rds_multi_az_cluster" and not _has_local_disks(spec.instance_class):
        message = f"{spec.instance_class} is not valid for a Multi-AZ DB cluster: no local disks"
        yield Problem(("product",), f"{message}; {INSTEAD}")


@check("RDS101", "the product is one that specgen builds")
def product_is_built(spec: Postgres) -> Iterator[Problem]:
    if spec.product == "rds_multi_az_cluster" and _has_local_disks(spec.instance_class):
        yield Problem(("product",), f"specgen does not build Multi-AZ DB clusters; {INSTEAD}")


@check(
    "RDS108",
    "the master user and the database have names that are not reserved",
    fact="RDS refuses words that PostgreSQL reserves, admin, rdsadmin, users that begin with pg_, "
    "and some more names of databases, such as db",
    source=USERS,
    date="2026-11-29",
)
def names_are_free(spec: Postgres) -> Iterator[Problem]:
    if not sql.is_user(spec.username):
        yield Problem(("username",), f"{spec.username} is reserved; write postgres or another name")
    name = spec.database_name
    if name and not sql.is_database(name):
        instead = f"{name}_data" if name.lower() in {"admin", "db"} else f"{name}_db"
        yield Problem(("database_name",), f"{name} is reserved; write {instead} or another name")


INSTANCE_CHECKS = (
    version_exists,
    cluster_has_local_disks,
    product_is_built,
    class_is_as_expected,
    names_are_free,
)
