"""Names of buckets, known before a bucket exists."""

from specgen.project.names import Names


def name_of(names: Names, document: str, role: str = "", prefix: str = "") -> str:
    """Bucket names are global: the account id makes them unique.

    document: its name in AWS
    """
    return f"{prefix}{names.of(document, role)}-{names.account}"


def arn_of(names: Names, bucket: str) -> str:
    return f"arn:{names.partition}:s3:::{bucket}"
