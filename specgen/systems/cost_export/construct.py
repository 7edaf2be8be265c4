"""Export document -> bucket that AWS may write to, and the export."""

from cdktf_cdktf_provider_aws.bcmdataexports_export import (
    BcmdataexportsExport,
    BcmdataexportsExportExport,
    BcmdataexportsExportExportDataQuery,
    BcmdataexportsExportExportDestinationConfigurations,
    BcmdataexportsExportExportDestinationConfigurationsS3Destination,
    BcmdataexportsExportExportDestinationConfigurationsS3DestinationS3OutputConfigurations,
    BcmdataexportsExportExportRefreshCadence,
)

from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.s3.closed import bucket_arn, log_bucket
from specgen.sdk.construct import Scope
from specgen.systems.cost_export.model import CostExport

TABLE = "COST_AND_USAGE_REPORT"


def build(scope: Scope, spec: CostExport) -> None:
    # AWS writes the file of a month several times a day: the earlier ones would cost more than it
    policy = log_bucket(
        scope,
        "",
        retention_days=spec.retention_days,
        statements=[_written(scope)],
        earlier_days=None,
    )
    query = BcmdataexportsExportExportDataQuery(
        query_statement=f"SELECT {', '.join(spec.used_columns())} FROM {TABLE}",  # noqa: S608  names
        table_configurations={TABLE: _properties(scope, spec)},
    )
    export = BcmdataexportsExportExport(
        name=scope.aws_name(),
        description=scope.description,
        data_query=[query],
        destination_configurations=[_destination(scope, spec)],
        # the only one there is
        refresh_cadence=[BcmdataexportsExportExportRefreshCadence(frequency="SYNCHRONOUS")],
    )
    # AWS tries to write when the export is made
    scope.add(BcmdataexportsExport, export=[export], depends_on=[policy])


def _properties(scope: Scope, spec: CostExport) -> dict[str, str]:
    """All of them: what is left out AWS adds, and the provider then fails.

    source: https://github.com/hashicorp/terraform-provider-aws/issues/43978 and 42761 (2026-11-30)
    """
    names = scope.names
    return {
        "BILLING_VIEW_ARN": f"arn:{names.partition}:billing::{names.account}:billingview/primary",
        "INCLUDE_MANUAL_DISCOUNT_COMPATIBILITY": "FALSE",
        "INCLUDE_RESOURCES": str(spec.resources).upper(),
        "INCLUDE_SPLIT_COST_ALLOCATION_DATA": "FALSE",
        "TIME_GRANULARITY": spec.granularity.upper(),
    }


def _destination(
    scope: Scope, spec: CostExport
) -> BcmdataexportsExportExportDestinationConfigurations:
    output = BcmdataexportsExportExportDestinationConfigurationsS3DestinationS3OutputConfigurations(
        compression="PARQUET",
        format="PARQUET",
        output_type="CUSTOM",
        overwrite="OVERWRITE_REPORT",
    )
    target = BcmdataexportsExportExportDestinationConfigurationsS3Destination(
        s3_bucket=spec.bucket(scope.here),
        s3_prefix="exports",
        s3_region=scope.region,
        s3_output_configurations=[output],
    )
    return BcmdataexportsExportExportDestinationConfigurations(s3_destination=[target])


def _written(scope: Scope) -> dict[str, object]:
    """Exports of this account only.

    source: https://docs.aws.amazon.com/cur/latest/userguide/dataexports-s3-bucket.html (2026-11-30)
    """
    arn, account = bucket_arn(scope, ""), scope.names.account
    exports = scope.names.arn("bcm-data-exports", "export/*")
    return allow(
        "WriteExports",
        ["s3:GetBucketPolicy", "s3:PutObject"],
        [arn, f"{arn}/*"],
        principals={"Service": "bcm-data-exports.amazonaws.com"},
        conditions={
            "ArnLike": {"aws:SourceArn": exports},
            "StringEquals": {"aws:SourceAccount": account},
        },
    )
