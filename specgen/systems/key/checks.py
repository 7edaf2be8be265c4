"""Who may use a key, and who needs to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from specgen.sdk import Here, KeyUse, Pointer, Problem, Project, Severity, check
from specgen.systems.key.model import KEY, Key

READ = "2026-11-29"
CREATE = "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html"
ROTATION = "https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html"
REPLICATE = "https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html"
POLICIES = "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html"

SYMMETRIC = {"customer_master_key_spec": "SYMMETRIC_DEFAULT", "key_usage": "ENCRYPT_DECRYPT"}

Use = tuple[str, KeyUse]


def _uses(here: Here) -> list[Use]:
    """Documents that encrypt with the key in this region."""
    return here.project.once(_all_uses)[here.name, here.environment, here.region]


def _all_uses(project: Project) -> dict[tuple[str, str, str], list[Use]]:
    """(key, environment, region) -> its users"""
    found: dict[tuple[str, str, str], list[Use]] = defaultdict(list)
    for other in project.effectives:
        for use in other.spec.key_uses():
            found[use.key, other.environment, use.region or other.region].append((other.id, use))
    return found


@check(
    "KMS007",
    "a key admits every service that encrypts with it",
    fact="a service that the key policy does not admit fails when it first encrypts, some silently",
    source=POLICIES,
)
def admits_its_users(spec: Key, here: Here) -> Iterator[Problem]:
    lacking: dict[str, str] = {}
    for document, use in _uses(here):
        if use.service not in spec.admits:
            lacking.setdefault(use.service, document)
    for service, document in sorted(lacking.items()):
        message = f"{document} encrypts with key/{here.name}, which does not admit {service}"
        yield Problem(("admits",), f"{message}; add {service} to `admits`")


@check(
    "KMS101",
    "a key admits no service that does not use it",
    severity=Severity.WARNING,
    fact="least privilege: an admitted service can decrypt",
    source=POLICIES,
)
def admits_nobody_else(spec: Key, here: Here) -> Iterator[Problem]:
    if not here.project.is_whole:
        return
    used = {use.service for _, use in _uses(here)}
    for i, service in enumerate(spec.admits):
        if service not in used:
            message = f"no document lets {service} use key/{here.name}; remove it from `admits`"
            yield Problem(("admits", i), message)


@check(
    "KMS102",
    "a multi-region key is placed in the primary region",
    fact="a replica key is made from the primary key, which must exist first",
    source="https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html",
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
    source="https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html",
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
    "KMS105",
    "a key that services use is symmetric",
    fact="AWS services encrypt with symmetric encryption keys only; they support no asymmetric "
    "and no HMAC keys",
    source=CREATE,
    date=READ,
)
def stays_symmetric(_spec: Key, here: Here) -> Iterator[Problem]:
    for pointer, patch in _patches(here):
        changed = [key for key, usual in SYMMETRIC.items() if patch.get(key, usual) != usual]
        for key in changed[:1]:
            message = f"no service encrypts with a key of {patch[key]}"
            yield Problem((*pointer, key), f"{message}; remove it, and make such a key in raw")


@check(
    "KMS106",
    "a key is in the key store of KMS itself",
    fact="keys here rotate, and keys in a custom key store neither rotate nor have replicas",
    source=ROTATION,
    date=READ,
)
def stays_in_its_store(_spec: Key, here: Here) -> Iterator[Problem]:
    for pointer, patch in _patches(here):
        if patch.get("custom_key_store_id") and patch.get("enable_key_rotation") is not False:
            message = "KMS does not rotate a key in a custom key store"
            at = (*pointer, "custom_key_store_id")
            yield Problem(at, f"{message}; remove it, and make such a key in raw")


def _patches(here: Here) -> Iterator[tuple[Pointer, Mapping[str, Any]]]:
    """Of keys, not of replicas."""
    for address, patch in here.effective.envelope.terraform.items():
        if address.startswith("aws_kms_key."):
            yield ("terraform", address), patch


def _primary(spec: Key, here: Here) -> Here[Key] | None:
    """The key that a replica is made of."""
    return next(iter(spec.reads(here)), None)


CHECKS = (
    admits_its_users,
    admits_nobody_else,
    has_its_primary,
    primary_is_multi_region,
    replica_rotates_alike,
    stays_symmetric,
    stays_in_its_store,
)
