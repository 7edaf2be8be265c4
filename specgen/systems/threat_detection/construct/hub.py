"""Security Hub with exactly the standards that the document lists."""

from cdktf_cdktf_provider_aws.securityhub_account import SecurityhubAccount
from cdktf_cdktf_provider_aws.securityhub_finding_aggregator import SecurityhubFindingAggregator
from cdktf_cdktf_provider_aws.securityhub_standards_subscription import (
    SecurityhubStandardsSubscription,
)

from specgen.facts.security import standard_arn
from specgen.sdk.construct import Scope
from specgen.systems.threat_detection.model import ThreatDetection
from specgen.systems.threat_detection.model.parts import SecurityHub


def hub(scope: Scope, spec: ThreatDetection, wanted: SecurityHub) -> None:
    made = scope.add(
        SecurityhubAccount,
        # AWS's defaults include a benchmark of 2018, which nobody listed
        enable_default_standards=False,
        control_finding_generator="SECURITY_CONTROL",
        auto_enable_controls=True,
        lifecycle=scope.lifecycle(),
    )
    for standard in wanted.standards:
        scope.add(
            SecurityhubStandardsSubscription,
            standard.replace("/", "-").replace(".", "-"),
            standards_arn=standard_arn(standard, scope.names.partition, scope.region),
            depends_on=[made],
        )
    if spec.aggregates(scope.here):
        scope.add(SecurityhubFindingAggregator, linking_mode="ALL_REGIONS", depends_on=[made])
