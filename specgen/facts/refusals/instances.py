"""Database instances of RDS."""

from specgen.facts.refusals import words
from specgen.facts.refusals.forms import (
    added,
    becomes,
    both,
    changed,
    either,
    grows,
    is_under,
    shrinks,
    unless,
    where,
)
from specgen.facts.refusals.refusal import DOCS, PROVIDER, Form, Gap, Refusal
from specgen.facts.refusals.upgrades import (
    Paths,
    goes_down,
    has_no_path,
    is_older_release,
    is_unasked_major,
    numbers,
    postgres,
    same_release,
)

REPLICAS = "replicas"
"""No argument: the replicas that the same root module makes of the instance."""

_MODIFY = f"{DOCS}/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html"
_MYSQL = f"{DOCS}/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.MySQL.Major.html"
_MYSQL_PATHS: Paths = {(5, 7): ((8, 0),), (8, 0): ((8, 4),), (8, 4): ()}
_DOWN = f"{PROVIDER}/issues/39883"
_NO_PATH = "https://github.com/terraform-aws-modules/terraform-aws-rds/issues/627"
"""RDS answers `Cannot upgrade postgres from 16.13 to 17.6`; 17.9 is the first that it offers."""
_SHRINK = (
    "https://aws.amazon.com/blogs/database/"
    "shrink-storage-volumes-for-your-rds-databases-and-optimize-your-infrastructure-costs/"
)
_LIMIT = is_under("max_allocated_storage", "allocated_storage")
_UNDER = "the limit of storage autoscaling is never under the storage itself"
_UNDER_SOURCE = "https://github.com/ministryofjustice/cloud-platform-environments/pull/7483"
"""RDS answers `Max storage size must be greater than storage size`."""


def _row(path: str, when: Form, says: str, instead: str, source: str = _MODIFY) -> Refusal:
    return Refusal("aws_db_instance", path, when, says, instead, source)


ROWS = (
    Refusal(
        "aws_db_instance",
        "allocated_storage",
        shrinks,
        words.SMALLER,
        "write {old} again; less storage needs a blue/green deployment, or a new database that "
        "the data is copied into",
        _SHRINK,
        silent=True,  # with storage autoscaling
    ),
    _row(
        "allocated_storage",
        both(grows, _LIMIT),
        _UNDER,
        "raise max_allocated_storage, too",
        _UNDER_SOURCE,
    ),
    _row(
        "max_allocated_storage",
        _LIMIT,
        _UNDER,
        "write more than allocated_storage, or 0 to end autoscaling",
        _UNDER_SOURCE,
    ),
    _row("engine_version", goes_down, words.DOWN, words.COPY, _DOWN),
    _row(
        "engine_version",
        either(
            both(where("engine", "postgres"), is_unasked_major(postgres)),
            both(unless("engine", "postgres", Gap.ABSENT), is_unasked_major(numbers(2))),
        ),
        words.UNASKED,
        words.ASK,
    ),
    Refusal(
        "aws_db_instance",
        "engine_version",
        both(where("engine", "postgres"), is_older_release),
        words.OLDER,
        words.NEWER,
        _NO_PATH,
        same_release,
    ),
    _row(
        "engine_version",
        both(where("engine", "mysql"), has_no_path(_MYSQL_PATHS)),
        "MySQL goes from one major version to the next ({old} to {new} passes one over)",
        "upgrade to the next one first",
        _MYSQL,
    ),
    _row(
        "replicate_source_db",
        either(added, changed),
        "a running instance neither becomes a replica nor follows another source",
        "make a new replica beside it",
        f"{PROVIDER}/issues/16054",
    ),
    _row("master_user_secret_kms_key_id", changed, words.KEPT_KEY, words.AGAIN),
    _row(
        "performance_insights_kms_key_id",
        changed,
        words.INSIGHTS,
        words.AGAIN,
        f"{PROVIDER}/blob/v5.100.0/website/docs/r/db_instance.html.markdown",
    ),
    _row(
        "backup_retention_period",
        both(becomes(0), unless(REPLICAS, Gap.ABSENT)),
        "a source of read replicas keeps automated backups",
        "write {old} again, or remove its replicas first",
    ),
)
