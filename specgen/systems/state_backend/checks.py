"""What keeps the state from being where the platform expects it."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, check
from specgen.systems.state_backend.model import StateBackend

BACKEND = "https://developer.hashicorp.com/terraform/language/backend/s3"
NAMES = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"
MOST_CHARACTERS = 63


@check(
    "STB101",
    "the state's bucket is created in the region of the platform's backend",
    fact="the backend looks for its bucket in one region, and a bucket is in one region",
    source=BACKEND,
    date="2026-11-24",
)
def is_in_the_backends_region(spec: StateBackend, here: Here) -> Iterator[Problem]:  # noqa: ARG001  as all
    region = here.account.backend.region
    if here.region != region:
        message = (
            f"the platform's backend is in {region}, but this creates its bucket in {here.region}"
        )
        hint = f"write placement: {{regions: [{region}]}}"
        yield Problem(("placement", "regions"), message, hint)


@check(
    "STB102",
    "the copy of the state is in another region of the platform",
    fact="S3 replicates between buckets; a copy in the same region is lost with it",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
    date="2026-11-24",
)
def replica_is_elsewhere(spec: StateBackend, here: Here) -> Iterator[Problem]:
    region, known = spec.replica_region, list(here.platform.regions)
    others = ", ".join(r for r in known if r != here.region) or "none: add one to the platform"
    if region == here.region:
        message = f"{region} holds the state itself; write another region"
        yield Problem(("replica_region",), message, f"there are {others}")
    elif region and region not in known:
        message = f"the platform has no region {region}"
        yield Problem(("replica_region",), message, f"there are {others}")


@check(
    "STB103",
    "the platform's backend names the state's key",
    fact="if the backend names no key, the bucket first encrypts with S3's own key",
    source=BACKEND,
    date="2026-11-24",
)
def key_is_named(spec: StateBackend, here: Here) -> Iterator[Problem]:  # noqa: ARG001  as all
    platform = here.platform
    if not here.account.backend.kms_key_alias:
        example = f"alias/{platform.short_name}-terraform-state"
        message = "the platform's backend names no key for the state"
        yield Problem(("name",), message, f"write kms_key_alias: {example} below its `backend`")


@check(
    "STB104",
    "the name of the copy's bucket is not too long",
    fact="bucket names have 3 to 63 characters",
    source=NAMES,
    date="2026-11-24",
)
def replica_name_fits(spec: StateBackend, here: Here) -> Iterator[Problem]:
    name = spec.replica_bucket(here)
    if spec.replica_region and len(name) > MOST_CHARACTERS:
        message = f"{name} has {len(name)} characters, a bucket's name at most {MOST_CHARACTERS}"
        yield Problem(("replica_region",), message, "shorten `bucket` of the platform's backend")


@check(
    "STB105",
    "the state's bucket is created in the account that the backend finds it in",
    fact="a bucket's name is in the world once, so one account makes it",
    source=NAMES,
    date="2026-11-30",
)
def is_in_the_keepers_account(spec: StateBackend, here: Here) -> Iterator[Problem]:  # noqa: ARG001  as all
    account, platform = here.account, here.platform
    if account.keeper == account.id:
        return
    keepers = [
        name
        for name in platform.scopes
        if platform.account_of(name).id == platform.account_of(name).keeper
    ]
    message = (
        f"the state of account {account.id} is in {account.backend.bucket}, a bucket of account "
        f"{account.keeper}"
    )
    right = f"write `environments: [{', '.join(keepers)}]` into `placement`"
    own = f"or give accounts.{account.name} of the platform a `backend` of its own"
    yield Problem(("placement",), f"{message}; {right}", own)


CHECKS = (
    is_in_the_backends_region,
    replica_is_elsewhere,
    key_is_named,
    replica_name_fits,
    is_in_the_keepers_account,
)
