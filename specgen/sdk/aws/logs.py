"""How long CloudWatch keeps logs."""

from typing import Annotated

from msgspec import Meta

from specgen.facts import logs

RetentionDays = Annotated[
    int,
    Meta(
        description="Days that logs are kept",
        extra_json_schema={"enum": list(logs.retention_days())},
    ),
]
