"""How long CloudWatch keeps logs, and what it bills them by."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from specgen.facts import logs
from specgen.findings.pointers import Pointer
from specgen.sdk.charges import Usage

RetentionDays = Annotated[
    int,
    Meta(
        description="Days that logs are kept",
        extra_json_schema={"enum": list(logs.retention_days())},
    ),
]


def log_usage(pointer: Pointer, region: str = "") -> Iterator[Usage]:
    """What is written into a log group, and what it keeps."""
    yield Usage("log_gib", "log-gib", pointer, region=region)
    yield Usage("log_stored_gib", "log-stored-gib", pointer, region=region)
