"""What S3 refuses of buckets: names, lifecycles, rules of CORS and notifications."""

from collections.abc import Iterator

from specgen.facts import names
from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block
from specgen.sdk.aws.s3 import filters
from specgen.sdk.aws.s3.cross_origin import FACT, wildcard_problem
from specgen.sdk.aws.s3.steps import Step, wrong_steps

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


@resource_check(
    "AWS073",
    "a lifecycle moves objects to ever deeper storage, before they expire",
    "aws_s3_bucket_lifecycle_configuration",
    fact="S3 refuses a step back, two steps on one day, and STANDARD_IA or ONEZONE_IA before 30 "
    "days or for less than 30; the provider plans them all",
    source="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Transition.html",
    date="2026-11-29",
    dated=True,
)
def objects_sink(_kind: str, block: Block) -> Iterator[Problem]:
    for rule in block.blocks("rule"):
        moves = list(rule.blocks("transition"))
        read = [(move.number("days"), move.text("storage_class")) for move in moves]
        steps = [Step(days, to, i) for i, (days, to) in enumerate(read) if days is not None and to]
        ends = [expiry.number("days") for expiry in rule.blocks("expiration")]
        for wrong in wrong_steps(steps, next(iter(ends), None)):
            yield moves[wrong.step.at].problem(wrong.key, wrong.message, dated=wrong.dated)


@resource_check(
    "AWS074",
    "origins and headers of CORS have one wildcard at most, and exposed headers none",
    "aws_s3_bucket_cors_configuration",
    "aws_s3_bucket",
    fact=FACT,
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html",
    date="2026-11-29",
)
def wildcards_are_few(_kind: str, block: Block) -> Iterator[Problem]:
    for rule in block.blocks("cors_rule"):
        for key in ("allowed_origins", "allowed_headers", "expose_headers"):
            for value in rule.texts(key):
                if said := wildcard_problem(value, exposed=key == "expose_headers"):
                    yield rule.problem(key, said)


TARGETS = ("topic", "queue", "lambda_function")


@resource_check(
    "AWS075",
    "an event of an object has one target",
    "aws_s3_bucket_notification",
    fact=filters.FACT,
    source=filters.SOURCE,
    date="2026-11-29",
)
def rules_are_apart(_kind: str, block: Block) -> Iterator[Problem]:
    rules = [rule for target in TARGETS for rule in block.blocks(target) if _is_literal(rule)]
    read = [
        filters.Filter(rule.texts("events"), rule.text("filter_prefix"), rule.text("filter_suffix"))
        for rule in rules
    ]
    for _, j, event in filters.overlapping(read):
        message = f"another rule has {event} of the same objects"
        yield rules[j].problem("events", f"{message}; write filters that differ")


def _is_literal(rule: Block) -> bool:
    return all(not rule.has(key) or rule.text(key) for key in ("filter_prefix", "filter_suffix"))
