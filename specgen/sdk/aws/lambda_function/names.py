"""Names of a function and of what is made with it."""

from collections.abc import Iterator

from specgen.project.here import Here
from specgen.project.names import Names
from specgen.sdk.declarations import Claim


def function_claims(here: Here, role: str, code: str, region: str) -> Iterator[Claim]:
    """The function, and the bucket with its code, in the region."""
    name, bucket = _name(here, role, region), f"{_name(here, code, region)}-{here.names.account}"
    yield Claim("aws_lambda_function", (name,), f"function {name}", region=region)
    yield Claim("aws_s3_bucket", (bucket,), f"bucket {bucket}", region=region)


def role_claim(here: Here, role: str, region: str) -> Claim:
    """The IAM role of a function in the region."""
    name = _name(here, role, region)
    return Claim("aws_iam_role", (name,), f"role {name}")


def _name(here: Here, role: str, region: str) -> str:
    return Names(here.platform, here.environment, region).of(here.effective.aws_name, role)
