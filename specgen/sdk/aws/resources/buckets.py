"""Names that S3 does not take for a bucket."""

from collections.abc import Iterator

from specgen.facts import names
from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

RESERVED_STARTS = ("xn--", "sthree-", "amzn-s3-demo-")
RESERVED_ENDS = ("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3")
SOURCE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"


@resource_check(
    "AWS016",
    "a bucket has a name that S3 takes",
    "aws_s3_bucket",
    fact="S3 takes 3 to 63 lowercase letters, digits, dots and hyphens, and keeps some beginnings "
    "and endings to itself; the provider takes any name",
    source=SOURCE,
)
def bucket_names_are_taken(_kind: str, block: Block) -> Iterator[Problem]:
    name, start = block.text("bucket"), block.text("bucket_prefix")
    wrong = names.problem("s3_bucket", name) if name else None
    if wrong is not None:
        yield block.problem("bucket", wrong)
        return
    for key, text in (("bucket", name), ("bucket_prefix", start)):
        for reserved in RESERVED_STARTS:
            if text.startswith(reserved):
                yield block.problem(
                    key, f"{text!r} begins with {reserved}, which S3 keeps to itself"
                )
    for reserved in RESERVED_ENDS:
        if name.endswith(reserved):
            yield block.problem(
                "bucket", f"{name!r} ends with {reserved}, which S3 keeps to itself"
            )
