"""Threat detection document -> detector, hub with its standards, Inspector, Macie, messages."""

from cdktf_cdktf_provider_aws.inspector2_enabler import Inspector2Enabler
from cdktf_cdktf_provider_aws.macie2_account import Macie2Account

from specgen.facts.security import PUBLISH, SCANS
from specgen.sdk.construct import Scope
from specgen.systems.threat_detection.construct.detector import detector
from specgen.systems.threat_detection.construct.export import exported
from specgen.systems.threat_detection.construct.hub import hub
from specgen.systems.threat_detection.construct.messages import messages
from specgen.systems.threat_detection.model import ThreatDetection


def build(scope: Scope, spec: ThreatDetection) -> None:
    if spec.guardduty:
        made = detector(scope, spec.guardduty)
        if spec.guardduty.export:
            exported(scope, spec.guardduty.export, made)
        if spec.tell:
            messages(scope, spec, spec.tell)
    if spec.security_hub:
        hub(scope, spec, spec.security_hub)
    if spec.inspector:
        scope.add(
            Inspector2Enabler,
            account_ids=[scope.names.account],
            resource_types=[SCANS[name] for name in spec.inspector],
        )
    if spec.macie:
        scope.add(
            Macie2Account,
            status="ENABLED",
            finding_publishing_frequency=PUBLISH["fifteen_minutes"],
        )
