"""Rules for scripts of other sites that S3 refuses, or that never fit."""

import re
from collections.abc import Iterator

from specgen.sdk import Problem, check
from specgen.sdk.aws.s3.cross_origin import FACT, wildcard_problem
from specgen.systems.bucket.model import Bucket

ELEMENTS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html"
READ = "2026-11-29"
_HOST = r"([A-Za-z0-9_*-]+(\.[A-Za-z0-9_*-]+)*|\[[0-9a-fA-F:.]+\])(:([0-9]+|\*))?"
_ORIGIN = re.compile(rf"\*\Z|null\Z|[a-z*][a-z0-9+.*-]*://{_HOST}\Z")


@check(
    "BKT113",
    "origins and headers of CORS have one wildcard at most, and exposed headers none",
    fact=FACT,
    source=ELEMENTS,
    date=READ,
)
def wildcards_are_few(spec: Bucket) -> Iterator[Problem]:
    for i, rule in enumerate(spec.cors):
        lists = (("origins", rule.origins), ("headers", rule.headers))
        for key, values in (*lists, ("expose_headers", rule.expose_headers)):
            for j, value in enumerate(values):
                if said := wildcard_problem(value, exposed=key == "expose_headers"):
                    yield Problem(("cors", i, key, j), said)


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
    scheme, found, rest = origin.rpartition("://")
    right = f"{scheme.lower() or 'https'}://{re.split(r'[/?#]', rest)[0]}"
    if not _ORIGIN.match(right):
        right = "such as https://app.example.com"
    if not found:
        return f"no browser sends {origin} without a scheme; write {right}"
    what = "capital letters in the scheme" if scheme != scheme.lower() else "more than the host"
    return f"no browser sends {what}, as in {origin}; write {right}"


CORS = (wildcards_are_few, origins_are_sent)
