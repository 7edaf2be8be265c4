"""Keys of several regions: the primary key and its replicas."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.patches import patches
from specgen.systems.key.model import KEY, Key

READ = "2026-11-29"
OVERVIEW = "https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html"
REPLICATE = "https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html"

PRIMARY, REPLICA = "aws_kms_key", "aws_kms_replica_key"


@check(
    "KMS102",
    "a multi-region key is placed in the primary region",
    fact="a replica key is made from the primary key, which must exist first",
    source=OVERVIEW,
)
def has_its_primary(spec: Key, here: Here) -> Iterator[Problem]:
    primary = here.platform.primary_region
    if spec.multi_region and KEY.at(here.project, here.name, here.environment, primary) is None:
        message = f"the key's replica in {here.region} has no primary key in {primary}"
        yield Problem(("multi_region",), f"{message}; place the document in {primary} too")


@check(
    "KMS103",
    "a replica is made of a multi-region key",
    fact="KMS replicates only multi-region keys, and a key cannot become one later",
    source=REPLICATE,
    date=READ,
)
def primary_is_multi_region(spec: Key, here: Here) -> Iterator[Problem]:
    primary = _primary(spec, here)
    if primary is not None and not primary.spec.multi_region:
        message = f"the key in {primary.region} is not multi-region, so KMS makes no replica of it"
        right = f"write multi_region: true for {primary.region} too"
        yield Problem(("multi_region",), f"{message}; {right}")


@check(
    "KMS104",
    "a replica rotates as its primary key does",
    severity=Severity.WARNING,
    fact="rotation is a shared property of multi-region keys: only that of the primary counts",
    source=OVERVIEW,
    date=READ,
)
def replica_rotates_alike(spec: Key, here: Here) -> Iterator[Problem]:
    primary = _primary(spec, here)
    if primary is not None and primary.spec.rotation_days != spec.rotation_days:
        days = primary.spec.rotation_days
        message = (
            f"KMS ignores {spec.rotation_days} in {here.region}: the primary rotates in {days}"
        )
        yield Problem(("rotation_days",), f"{message} days; remove the override")


@check(
    "KMS107",
    "a multi-region key stays one",
    fact="KMS replicates only multi-region keys",
    source=REPLICATE,
    date=READ,
)
def stays_multi_region(spec: Key, here: Here) -> Iterator[Problem]:
    for patch in patches(here, PRIMARY):
        if spec.multi_region and patch.value("multi_region") is False:
            message = "the replicas need a multi-region key; remove it"
            yield patch.problem("multi_region", message)


@check(
    "KMS108",
    "a patch of a key is for the resource that its region has",
    fact="a multi-region key is aws_kms_key in the primary region, and aws_kms_replica_key in "
    "others; Terraform refuses an address that nothing makes",
    source=REPLICATE,
    date=READ,
)
def patches_are_for_it(spec: Key, here: Here) -> Iterator[Problem]:
    made = REPLICA if spec.is_replica(here) else PRIMARY
    other = PRIMARY if spec.is_replica(here) else REPLICA
    for patch in patches(here, other):
        message = f"in {here.region} the key is {made}.{here.name}"
        right = "move this patch into `overrides` of the regions that have it"
        yield Problem(patch.pointer, f"{message}; {right}", at_key=True)


def _primary(spec: Key, here: Here) -> Here[Key] | None:
    """The key that a replica is made of."""
    return next(iter(spec.reads(here)), None)


REPLICA_CHECKS = (
    has_its_primary,
    primary_is_multi_region,
    replica_rotates_alike,
    stays_multi_region,
    patches_are_for_it,
)
