"""The instance: version, class, product and master user."""

from collections.abc import Iterator, Sequence

from specgen.facts import rds, sql
from specgen.facts.freshness import known_on
from specgen.sdk import Problem, Severity, check
from specgen.systems.postgres.model import ENGINE, Postgres

VERSIONS = "https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html"
CLASSES = (
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html"
)
CLUSTERS = (
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.html"
)
SUBNETS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html"
USERS = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html"

INSTEAD = "write product: rds_instance with multi_az: true"
ZONES = 2


def _includes(versions: Sequence[str], version: str) -> bool:
    """Whether the version is one of them, or the major of one of them."""
    return version in versions or any(v.startswith(f"{version}.") for v in versions)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.partition("-")[0].split("."))


@check(
    "RDS001",
    "the engine version can be created",
    also=Severity.WARNING,
    fact="RDS withdraws minor versions; existing instances keep them, new ones cannot have them",
    source=VERSIONS,
    topics=("rds_versions",),
    dated=True,
)
def version_exists(spec: Postgres) -> Iterator[Problem]:
    version, creatable = spec.engine_version, rds.creatable_versions(ENGINE)
    if _includes(creatable, version):
        return
    near = rds.nearest_version(ENGINE, version)
    oldest, newest = (v.partition(".")[0] for v in (creatable[0], creatable[-1]))
    instead = f'write "{near}"' if near else f"write a version of {oldest} to {newest}"
    if _includes(rds.deprecated_versions(ENGINE), version):
        message = f"PostgreSQL {version} can no longer be created; {instead}"
        hint = "keep the requested version in `stated`, and record a decision"
        yield Problem(("engine_version",), message, hint)
    elif _numbers(near or creatable[-1]) < _numbers(version) < (int(newest) + 2,):
        known = known_on("rds_versions")
        message = f"PostgreSQL {version} was not known on {known}; the newest was {creatable[-1]}"
        hint = f"if RDS has added it since, record a decision; otherwise {instead}"
        severity = None if near else Severity.WARNING
        yield Problem(("engine_version",), message, hint, severity=severity, dated=bool(near))
    else:
        yield Problem(("engine_version",), f"RDS has no PostgreSQL {version}; {instead}")


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
    "PLT013",
    "an instance class has the expected vCPU and memory",
    severity=Severity.WARNING,
    fact="vCPU and memory follow from the class",
    source="moto's copy of EC2's instance types, see facts/data/ec2_types.json",
    topics=("ec2_types",),
)
def class_is_as_expected(spec: Postgres) -> Iterator[Problem]:
    real, expected = rds.instance_class(spec.instance_class), spec.expected_instance
    if real is None or expected is None:
        return
    for key, unit in (("vcpu", "vCPU"), ("memory_gib", "GiB")):
        has, wants = getattr(real, key), getattr(expected, key)
        if wants is not None and has != wants:
            message = f"{spec.instance_class} has {has:g} {unit}, expected {wants:g}"
            hint = f"write {has:g}, or choose another class"
            yield Problem(("expected_instance", key), message, hint)


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
