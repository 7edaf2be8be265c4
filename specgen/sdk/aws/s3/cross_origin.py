"""Values of CORS rules that S3 refuses.

source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html; the refusal of a
second wildcard is quoted in https://github.com/versity/versitygw/issues/1870 (2026-11-29)
"""

FACT = "S3 refuses a second * in a value (InvalidRequest), and any * in ExposeHeader"


def wildcard_problem(value: str, *, exposed: bool) -> str:
    """Empty if S3 takes the value; exposed: of a header that scripts may read"""
    count = value.count("*")
    if exposed and count:
        return f"S3 takes no wildcard here, and {value} has one; write each header, such as ETag"
    if count > 1:
        return f"{value} has {count} wildcards, and S3 takes one; write several entries"
    return ""
