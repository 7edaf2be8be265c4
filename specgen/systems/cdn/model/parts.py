"""Other nested maps of a CDN."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts.cdn import ERROR_CODES
from specgen.sdk import Part, reference


class Dns(Part):
    zone: Annotated[
        str,
        reference(
            "public_zone",
            "Zone in which each alias becomes a record",
            any_region=True,
            any_account="by_role",
        ),
    ]


class ErrorPage(Part):
    """What clients get instead of an error of the origin, or of the firewall."""

    code: Annotated[int, Meta(description="Error", extra_json_schema={"enum": list(ERROR_CODES)})]
    path: Annotated[
        Annotated[str, Meta(pattern="^/", max_length=4096)] | None,
        Meta(description="Path of the page that is sent instead", examples=["/errors/404.html"]),
    ] = None
    response_code: Annotated[
        int | None,
        Meta(
            description="Code that is sent with the page",
            extra_json_schema={"enum": [200, *ERROR_CODES]},
        ),
    ] = None
    ttl_seconds: Annotated[
        int, Meta(description="How long the error is kept", ge=0, le=31_536_000)
    ] = 10


class Logs(Part):
    bucket: Annotated[
        str, reference("bucket", "Bucket that receives cloudfront_logs", any_region=True)
    ]
    format: Annotated[
        Literal["json", "parquet", "plain", "raw", "w3c"], Meta(description="Form of the files")
    ] = "json"
