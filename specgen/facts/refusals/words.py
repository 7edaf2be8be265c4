"""What several services do alike, and what to do about it."""

AGAIN = "write {old} again"
DOWN = "an engine's version never goes down ({old} to {new})"
COPY = "write {old} again; an older version needs a new database that the data is copied into"
UNASKED = "another major version ({old} to {new}) needs allow_major_version_upgrade: true"
ASK = "try the upgrade with a restored snapshot, then set it in the same change"
OLDER = "{new} was released before {old}, and an upgrade never leads to an older release"
NEWER = (
    "choose a minor version that was released with {old} or later; "
    "`aws rds describe-db-engine-versions` lists the targets"
)
JOINS = "a cluster joins a global database only when it is created"
LEAVE = "take it out again, or make a new cluster for the global database"
SMALLER = "storage never becomes smaller ({old} to {new} GiB)"
KEPT_KEY = "the key is fixed as long as RDS manages the password"
INSIGHTS = "the key of Performance Insights never changes once it is set"
