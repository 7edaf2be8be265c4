"""Defaults that make an account weaker."""

from collections.abc import Iterator

from specgen.sdk import Problem, Severity, check
from specgen.systems.account_region.model import AccountRegion

EBS = "https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html"
METADATA = (
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html"
)
SNAPSHOTS = "https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html"


@check(
    "REG101",
    "new volumes are encrypted",
    severity=Severity.WARNING,
    fact="a volume cannot be encrypted later, only copied",
    source=EBS,
    date="2026-11-24",
)
def volumes_are_encrypted(spec: AccountRegion) -> Iterator[Problem]:
    if not spec.ebs.encrypted:
        message = "volumes that do not set it would not be encrypted"
        yield Problem(("ebs", "encrypted"), f"{message}; remove `encrypted: false`")


@check(
    "REG102",
    "a default key has volumes to encrypt",
    fact="the default key is used only for volumes that are encrypted and name no other key",
    source=EBS,
    date="2026-11-24",
)
def key_is_used(spec: AccountRegion) -> Iterator[Problem]:
    if spec.ebs.key and not spec.ebs.encrypted:
        message = f"key/{spec.ebs.key} is the default of volumes that are not encrypted"
        yield Problem(("ebs", "key"), message, "remove `key`, or `encrypted: false`")


@check(
    "REG103",
    "instances give no credentials to a forged request",
    severity=Severity.WARNING,
    fact="IMDSv1 answers any request that reaches it; IMDSv2 requires a session token",
    source=METADATA,
    date="2026-11-24",
)
def tokens_are_required(spec: AccountRegion) -> Iterator[Problem]:
    if not spec.instance_metadata.tokens_required:
        message = "instances that do not set it would answer IMDSv1"
        hint = "remove `tokens_required: false`; a single instance can override it"
        yield Problem(("instance_metadata", "tokens_required"), message, hint)


@check(
    "REG104",
    "nothing can be shared with everybody by mistake",
    severity=Severity.WARNING,
    fact="a public snapshot or image is copied within minutes, and cannot be recalled",
    source=SNAPSHOTS,
    date="2026-11-24",
)
def nothing_is_public(spec: AccountRegion) -> Iterator[Problem]:
    if not spec.ebs.block_public_snapshots:
        message = "snapshots could be shared with everybody"
        pointer = ("ebs", "block_public_snapshots")
        yield Problem(pointer, f"{message}; remove `block_public_snapshots: false`")
    if not spec.block_public_images:
        message = "machine images could be shared with everybody"
        yield Problem(("block_public_images",), f"{message}; remove `block_public_images: false`")


CHECKS = (volumes_are_encrypted, key_is_used, tokens_are_required, nothing_is_public)
