"""What services of AWS deliver to a bucket, and cannot."""

from collections.abc import Iterator

from specgen.facts.s3 import DELIVERIES as KNOWN
from specgen.sdk import Here, Problem, Severity, check
from specgen.systems.bucket.model import BUCKET, Bucket, log_prefix

SERVER_LOGS = (
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html"
)
ACCESS_LOGS = "s3_access_logs"
READ = "2026-11-29"


@check(
    "BKT103",
    "a bucket with a key receives only what is delivered to such a bucket",
    fact="Elastic Load Balancing and S3 itself write logs to buckets with SSE-S3 only; to others "
    "they deliver nothing",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
    date=READ,
)
def keys_keep_nobody_out(spec: Bucket) -> Iterator[Problem]:
    for i, name in enumerate(spec.receives if spec.key else ()):
        if not KNOWN[name].kms:
            message = f"{KNOWN[name].what} are never delivered to a bucket with a key"
            right = "remove `key`, or receive them in another bucket"
            yield Problem(("receives", i), f"{message}; {right}")


@check(
    "BKT109",
    "a bucket that receives access logs of S3 has no lock",
    fact="S3 delivers no server access logs to a bucket with Object Lock",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html",
    date=READ,
)
def locks_keep_nobody_out(spec: Bucket) -> Iterator[Problem]:
    for i, name in enumerate(spec.receives if spec.object_lock else ()):
        if not KNOWN[name].lockable:
            message = f"{KNOWN[name].what} are never delivered to a bucket with `object_lock`"
            yield Problem(("receives", i), f"{message}; receive them in another bucket")


@check(
    "BKT110",
    "access logs go to another bucket, which receives them",
    fact="S3 refuses a target whose policy does not let it write (InvalidTargetBucketForLogging); "
    "in the logged bucket itself, each log makes another",
    source=SERVER_LOGS,
    date=READ,
)
def access_logs_arrive(spec: Bucket, here: Here) -> Iterator[Problem]:
    logs = spec.access_logs
    target = BUCKET.find(here, logs.bucket) if logs else None
    if target is None:
        return
    pointer = ("access_logs", "bucket")
    if target.name == here.name:
        message = "each log that is written here would be logged again"
        yield Problem(pointer, f"{message}; name another bucket")
    elif ACCESS_LOGS not in target.spec.receives:
        message = f"bucket/{target.name} does not receive {ACCESS_LOGS}"
        yield Problem(pointer, f"{message}; add {ACCESS_LOGS} to its `receives`")


@check(
    "BKT111",
    "logs that are delivered expire",
    severity=Severity.WARNING,
    fact="S3 keeps objects, and charges for them, until somebody deletes them",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html",
    date=READ,
)
def logs_end(spec: Bucket) -> Iterator[Problem]:
    if spec.receives and spec.expire_days is None:
        message = f"{KNOWN[spec.receives[0]].what} are kept for good; write `expire_days: ...`"
        hint = "if they must be kept for good, record a decision"
        yield Problem(("receives",), message, hint, at_key=True)


@check(
    "BKT122",
    "buckets that log into one bucket have prefixes of their own",
    severity=Severity.WARNING,
    fact="a log's key has the prefix, a time and random letters, but not the name of its bucket",
    source="https://docs.aws.amazon.com/AmazonS3/latest/API/API_LoggingEnabled.html",
    date=READ,
)
def logs_are_apart(spec: Bucket, here: Here) -> Iterator[Problem]:
    mine = spec.access_logs
    if mine is None:
        return
    for other in BUCKET.near(here):
        logs = other.spec.access_logs
        if logs is None or other.name >= here.name or logs.bucket != mine.bucket:
            continue
        if log_prefix(logs, other) == log_prefix(mine, here):
            message = f"bucket/{other.name} logs below the same prefix"
            pointer = ("access_logs", "prefix" if mine.prefix is not None else "bucket")
            yield Problem(pointer, f"{message}; write another `prefix`, or none")


DELIVERIES = (
    keys_keep_nobody_out,
    locks_keep_nobody_out,
    access_logs_arrive,
    logs_end,
    logs_are_apart,
)
