"""Where copies go, and where they are allowed to go."""

from collections.abc import Iterator

from specgen.facts import backup, regions
from specgen.facts.freshness import known_on
from specgen.facts.quotas import RDS_MAX_BACKUP_RETENTION_DAYS
from specgen.sdk import Here, Problem, Severity, check, did_you_mean
from specgen.sdk.aws.interfaces.databases import INSTANCES, database_of
from specgen.systems.backup.model import BACKUP, Backup

GUIDE = "https://docs.aws.amazon.com/aws-backup/latest/devguide"
REPLICATION = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html"
READ = "2026-11-24"
MOST_COPIED = 20


@check(
    "BKP003",
    "recovery points stay in the regions of `residency`",
    fact="a copy in another region is also subject to the law there",
    source=f"{GUIDE}/cross-region-backup.html",
    date=READ,
)
def copies_stay(spec: Backup, here: Here) -> Iterator[Problem]:
    if not spec.residency:
        return
    allowed = ", ".join(spec.residency)
    for i, region in enumerate(spec.residency):
        if not regions.is_region(region):
            guess = did_you_mean(region, regions.regions())
            yield Problem(("residency", i), f"AWS has no region {region}{guess}")
    if here.region not in spec.residency:
        message = f"the vault is in {here.region}, but its recovery points must stay in {allowed}"
        yield Problem(("residency",), f"{message}; change `placement`, or add the region")
    for name, plan in spec.plans.items():
        for i, copy in enumerate(plan.copies):
            other = BACKUP.find(here, copy.to)
            if other is not None and other.region not in spec.residency:
                message = (
                    f"backup/{copy.to} is in {other.region}, but copies must stay in {allowed}"
                )
                hint = "copy to a vault there, or add the region to `residency`"
                yield Problem(("plans", name, "copies", i, "to"), f"{message}; remove it", hint)


@check("BKP103", "a copy goes to another vault")
def copies_go_elsewhere(spec: Backup, here: Here) -> Iterator[Problem]:
    for name, plan in spec.plans.items():
        for i, copy in enumerate(plan.copies):
            other = BACKUP.find(here, copy.to)
            if other is not None and other.effective is here.effective:
                message = (
                    "the vault would copy to itself; name a vault of another region or account"
                )
                yield Problem(("plans", name, "copies", i, "to"), message)


@check(
    "BKP004",
    "RDS copies automated backups between the two regions",
    also=Severity.WARNING,
    fact="it supports certain pairs of regions, and never a copy within one; "
    "`aws rds describe-source-regions` lists today's",
    source=REPLICATION,
    topics=("rds_backup_regions",),
)
def pair_is_supported(spec: Backup, here: Here) -> Iterator[Problem]:
    for i, wanted in enumerate(spec.database_backups):
        source = database_of(here, wanted.database, INSTANCES)
        pointer = ("database_backups", i, "database")
        if source is None or here.region in backup.destinations(source.region):
            continue
        if source.region == here.region:
            message = f"{source.effective.id} is in {here.region} itself"
            hint = "its own `backup_retention_days` keep its backups here"
            yield Problem(pointer, f"{message}; name it in a vault of another region", hint)
            continue
        message = f"RDS did not copy backups from {source.region} to {here.region}"
        known = known_on("rds_backup_regions")
        hint = (
            "if it does by now, record a decision; otherwise a plan with `copies` takes snapshots"
        )
        yield Problem(pointer, f"{message} as known on {known}", hint, severity=Severity.WARNING)


@check(
    "BKP107",
    "a database whose backups are copied keeps backups, and the copies are kept at most 35 days",
    fact="RDS copies its automated backups; it keeps these and the copies at most 35 days",
    source=REPLICATION,
    date=READ,
)
def database_keeps_backups(spec: Backup, here: Here) -> Iterator[Problem]:
    most = RDS_MAX_BACKUP_RETENTION_DAYS
    for i, wanted in enumerate(spec.database_backups):
        if wanted.retention_days > most:
            message = f"{wanted.retention_days} days is more than RDS keeps; write {most} or less"
            hint = "for longer retention use `plans`"
            yield Problem(("database_backups", i, "retention_days"), message, hint)
        source = database_of(here, wanted.database, INSTANCES)
        if source is not None and source.spec.backup_retention_days == 0:
            message = f"{source.effective.id} keeps no backups that could be copied"
            right = "write backup_retention_days: 1 or more there"
            yield Problem(("database_backups", i, "database"), f"{message}; {right}")


@check(
    "BKP111",
    "backups of databases are copied with a key",
    fact="databases are encrypted, and RDS copies backups of an encrypted one only with a key of "
    'the region that receives them: "Encrypted instances require a valid KMS key ID"',
    source="https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2019",
    date="2026-11-29",
)
def copies_have_a_key(spec: Backup, here: Here) -> Iterator[Problem]:
    if spec.database_backups and spec.key is None:
        message = "RDS copies backups of encrypted databases only with a key of this region"
        right = f"write `key:` with a key document of {here.region} that admits rds"
        yield Problem(("database_backups",), f"{message}; {right}", at_key=True)


@check(
    "BKP112",
    "the backups of a database are copied to a region once",
    fact="RDS keeps one copy of a database's backups in a region",
    source=REPLICATION,
    date="2026-11-29",
)
def copies_are_once(spec: Backup) -> Iterator[Problem]:
    names = [wanted.database for wanted in spec.database_backups]
    for i, name in enumerate(names):
        if name in names[:i]:
            message = f"the backups of {name} are copied here already"
            yield Problem(("database_backups", i, "database"), f"{message}; remove this entry")


@check(
    "BKP113",
    "RDS copies backups of at most 20 databases to a region",
    fact="an account can copy the backups of 20 databases to each region",
    source=REPLICATION,
    date="2026-11-29",
)
def copies_are_few(spec: Backup) -> Iterator[Problem]:
    count = len(spec.database_backups)
    if count > MOST_COPIED:
        message = f"backups of {count} databases, but RDS copies at most {MOST_COPIED} to a region"
        right = "remove some; a plan with `copies` takes snapshots of them"
        yield Problem(("database_backups",), f"{message}; {right}", at_key=True)


WHERE_CHECKS = (
    copies_stay,
    copies_go_elsewhere,
    pair_is_supported,
    database_keeps_backups,
    copies_have_a_key,
    copies_are_once,
    copies_are_few,
)
