"""Security Hub with exactly the standards that the document lists, without some controls."""

from cdktf_cdktf_provider_aws.securityhub_account import SecurityhubAccount
from cdktf_cdktf_provider_aws.securityhub_finding_aggregator import SecurityhubFindingAggregator
from cdktf_cdktf_provider_aws.securityhub_standards_control_association import (
    SecurityhubStandardsControlAssociation,
)
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
    subscribed = {
        standard: scope.add(
            SecurityhubStandardsSubscription,
            _role(standard),
            standards_arn=standard_arn(standard, scope.names.partition, scope.region),
            depends_on=[made],
        )
        for standard in wanted.standards
    }
    for _, off, standard in wanted.switched_off():
        scope.add(
            SecurityhubStandardsControlAssociation,
            f"{_role(off.control)}-{_role(standard)}",
            security_control_id=off.control,
            standards_arn=standard_arn(standard, scope.names.partition, scope.region),
            association_status="DISABLED",
            updated_reason=off.reason,
            depends_on=[subscribed[standard]],
        )
    if spec.aggregates(scope.here):
        scope.add(SecurityhubFindingAggregator, linking_mode="ALL_REGIONS", depends_on=[made])


def _role(name: str) -> str:
    return name.replace("/", "-").replace(".", "-").lower()
