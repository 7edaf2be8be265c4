"""The largest number that AWS's APIs take where their models say `integer`."""

LARGEST = 2**31 - 1
"""The SDKs of typed languages have 32 bits for it.

source: https://docs.aws.amazon.com/sdk-for-kotlin/api/latest/iam/aws.sdk.kotlin.services.iam.model/-password-policy/max-password-age.html
(2026-11-29)
"""
