"""Workgroup document -> Athena workgroup."""

from cdktf_cdktf_provider_aws.athena_workgroup import (
    AthenaWorkgroup,
    AthenaWorkgroupConfiguration,
    AthenaWorkgroupConfigurationResultConfiguration,
    AthenaWorkgroupConfigurationResultConfigurationEncryptionConfiguration,
)

from acme_athena.model import Workgroup
from specgen.sdk.construct import Scope


def build(scope: Scope, spec: Workgroup) -> None:
    encryption = None
    if spec.key:
        encryption = AthenaWorkgroupConfigurationResultConfigurationEncryptionConfiguration(
            encryption_option="SSE_KMS", kms_key_arn=scope.read("key", spec.key, "arn")
        )
    results = AthenaWorkgroupConfigurationResultConfiguration(
        output_location=f"s3://{spec.results}/", encryption_configuration=encryption
    )
    scope.add(
        AthenaWorkgroup,
        name=scope.aws_name(),
        description=scope.description,
        configuration=AthenaWorkgroupConfiguration(
            bytes_scanned_cutoff_per_query=spec.most_scanned, result_configuration=results
        ),
        lifecycle=scope.lifecycle(),
    )
