"""Rules for scripts of other sites that S3 refuses, or that never fit."""

import re
from collections.abc import Iterator

from specgen.sdk import Problem, check
from specgen.systems.bucket.model import Bucket

ELEMENTS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html"
READ = "2026-11-29"
_ORIGIN = re.compile(r"\*\Z|[a-z][a-z0-9+.-]*://[^/?#]+\Z|[a-z*]+://[^/?#]+\Z|null\Z")


@check(
    "BKT113",
    "origins and headers of CORS have one wildcard at most, and exposed headers none",
    fact="S3 refuses a second * in a value (InvalidRequest), and any * in ExposeHeader",
    source=ELEMENTS,
    date=READ,
)
def wildcards_are_few(spec: Bucket) -> Iterator[Problem]:
    for i, rule in enumerate(spec.cors):
        for key, values in (("origins", rule.origins), ("headers", rule.headers)):
            for j, value in enumerate(values):
                if value.count("*") > 1:
                    message = f"{value} has {value.count('*')} wildcards, and S3 takes one"
                    yield Problem(("cors", i, key, j), f"{message}; write several entries")
        for j, value in enumerate(rule.expose_headers):
            if "*" in value:
                message = f"S3 takes no wildcard here, and {value} has one; write each header"
                yield Problem(("cors", i, "expose_headers", j), message, "such as ETag")


@check(
    "BKT114",
    "an origin of CORS is what browsers send",
    fact="a browser sends scheme, host and port, without a path and without a slash at the end; S3 "
    "compares it as a text",
    source="https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Origin",
    date=READ,
)
def origins_are_sent(spec: Bucket) -> Iterator[Problem]:
    for i, rule in enumerate(spec.cors):
        for j, origin in enumerate(rule.origins):
            if not _ORIGIN.match(origin):
                yield Problem(("cors", i, "origins", j), _instead(origin))


def _instead(origin: str) -> str:
    scheme, found, rest = origin.partition("://")
    if not found:
        return f"no browser sends {origin} without a scheme; write https://{origin.strip('/')}"
    host = re.split(r"[/?#]", rest)[0]
    what = "capital letters in the scheme" if scheme != scheme.lower() else "a path"
    return f"no browser sends {what}, as in {origin}; write {scheme.lower()}://{host}"


CORS = (wildcards_are_few, origins_are_sent)
