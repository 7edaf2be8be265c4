"""The keys of an export of the bill."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from specgen.sdk import AwsName, Bought, Claim, Here, Model, NameRule, Ordered, Usage
from specgen.sdk.aws.lifecycle import ExpirationDays
from specgen.sdk.aws.s3.names import name_of

COLUMNS = (
    "identity_line_item_id",
    "identity_time_interval",
    "bill_billing_period_start_date",
    "bill_bill_type",
    "line_item_usage_account_id",
    "line_item_usage_start_date",
    "line_item_line_item_type",
    "line_item_product_code",
    "line_item_usage_type",
    "line_item_operation",
    "line_item_availability_zone",
    "line_item_usage_amount",
    "line_item_currency_code",
    "line_item_unblended_cost",
    "pricing_public_on_demand_cost",
    "pricing_term",
    "pricing_unit",
    "product_region_code",
    "cost_category",
    "resource_tags",
)
"""The usual ones.

source: https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2.html (2026-11-30)
"""

RESOURCE = "line_item_resource_id"

NAME = NameRule(
    128,
    r"[0-9A-Za-z_-]+",
    "letters, digits, hyphens and underscores",
    "ExportName in the API model of botocore 1.44.5",
    "export",
)
BUCKET = NameRule(
    50,
    r"[a-z0-9][a-z0-9-]*[a-z0-9]",
    "lowercase letters, digits and inner hyphens",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; the account id "
    "and a hyphen take 13 of 63",
    "bucket",
)


class CostExport(Model, kw_only=True):
    """A table of what was billed, which AWS writes into a bucket and keeps up to date."""

    not_built: ClassVar[dict[str, str]] = {
        "overwrite": "an export always replaces its file, because copies multiply storage",
        "key": "the bucket is encrypted by S3 itself (SSE-S3)",
    }

    table: Annotated[
        Literal["cost_and_usage_2"], Meta(description="What is exported, as AWS calls it")
    ] = "cost_and_usage_2"
    granularity: Annotated[
        Literal["hourly", "daily", "monthly"], Meta(description="What one line sums up")
    ] = "daily"
    resources: Annotated[
        bool, Meta(description="A line for each resource, with its id; many more lines")
    ] = False
    columns: Annotated[
        Ordered[Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$", max_length=128)]],
        Meta(
            description="Columns of the table, in their order; by default the usual ones",
            min_length=1,
        ),
    ] = []
    retention_days: Annotated[
        ExpirationDays, Meta(description="Days after which files of the bucket are deleted")
    ]

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("export_stored_gib", "s3-gib", ("retention_days",))

    def used_columns(self) -> list[str]:
        usual = [*COLUMNS, *((RESOURCE,) if self.resources else ())]
        return list(self.columns) or usual

    def bucket(self, here: Here) -> str:
        return name_of(here.names, here.effective.aws_name)

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName(NAME)
        yield AwsName(BUCKET)

    def claims(self, here: Here) -> Iterator[Claim]:
        bucket = self.bucket(here)
        yield Claim("aws_s3_bucket", (bucket,), f"bucket {bucket}")
