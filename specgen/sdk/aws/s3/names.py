"""Names of buckets, known before a bucket exists, and of their rules."""

import hashlib

from specgen.project.names import Names

MOST_ID_CHARACTERS = 255
"""source: LifecycleRule in the API model of botocore 1.44.5 (2026-11-29)"""


def name_of(names: Names, document: str, role: str = "", prefix: str = "") -> str:
    """Bucket names are global: the account id makes them unique.

    document: its name in AWS
    """
    return f"{prefix}{names.of(document, role)}-{names.account}"


def arn_of(names: Names, bucket: str) -> str:
    return f"arn:{names.partition}:s3:::{bucket}"


def rule_id(*parts: str) -> str:
    """A name for a rule of S3, which takes 255 characters; long ones end in a digest."""
    whole = " ".join(part for part in parts if part)
    if len(whole) <= MOST_ID_CHARACTERS:
        return whole
    digest = hashlib.sha256(whole.encode()).hexdigest()[:12]
    return f"{whole[: MOST_ID_CHARACTERS - len(digest) - 1]} {digest}"
