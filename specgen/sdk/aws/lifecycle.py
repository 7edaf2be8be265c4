"""How long S3 keeps objects."""

from typing import Annotated

from msgspec import Meta

ExpirationDays = Annotated[int, Meta(description="Days that objects are kept", ge=1, le=2**31 - 1)]
"""A positive integer, which the provider reads with 32 bits.

source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleExpiration.html (2026-11-29)
"""
