"""How long S3 keeps objects."""

from typing import Annotated

from msgspec import Meta

from specgen.facts import integers

ExpirationDays = Annotated[
    int, Meta(description="Days that objects are kept", ge=1, le=integers.LARGEST)
]
"""A positive integer.

source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleExpiration.html (2026-11-29)
"""
