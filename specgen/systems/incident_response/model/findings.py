"""Which findings a playbook answers, as event patterns of EventBridge.

Prefixes end before what differs between types of one sort, so that a new one is answered, too.
source: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-active.html and
https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html (2026-11-30)
"""

from collections.abc import Iterator, Mapping
from typing import Any

from specgen.systems.incident_response.model.playbooks import BlockIp, Playbook

OUTGOING = ("Backdoor", "CryptoCurrency", "Impact", "Trojan", "UnauthorizedAccess")
RUNTIME = "*:Runtime/*"
TYPES: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "quarantine_instance": (
        *({"prefix": f"{purpose}:EC2/"} for purpose in OUTGOING),
        {"prefix": "Behavior:EC2/"},
        {"prefix": "Execution:EC2/"},
        {"wildcard": RUNTIME},
    ),
    "stop_compromised_task": ({"prefix": "Execution:ECS/"}, {"wildcard": RUNTIME}),
    "block_ip": (
        {"prefix": "Recon:EC2/PortProbe"},
        {"prefix": "UnauthorizedAccess:EC2/MaliciousIPCaller"},
        {"prefix": "UnauthorizedAccess:EC2/RDPBruteForce"},
        {"prefix": "UnauthorizedAccess:EC2/SSHBruteForce"},
    ),
    "rds_brute_force": (
        {"prefix": "CredentialAccess:RDS/AnomalousBehavior.Successful"},
        {"prefix": "CredentialAccess:RDS/MaliciousIPCaller.Successful"},
        {"prefix": "CredentialAccess:RDS/TorIPCaller.Successful"},
    ),
    "disable_access_key": ({"wildcard": "*:IAMUser/*"},),
    "block_public_bucket": (
        {"prefix": "Policy:S3/BucketAnonymousAccessGranted"},
        {"prefix": "Policy:S3/BucketBlockPublicAccessDisabled"},
        {"prefix": "Policy:S3/BucketPublicAccessGranted"},
    ),
}
RESOURCES: Mapping[str, str] = {
    "quarantine_instance": "Instance",
    "stop_compromised_task": "ECSCluster",
}
"""Types of both name what runs; the resource says whether it is an instance or a task."""

FEATURES: Mapping[str, str] = {"rds_brute_force": "rds_login_events"}
"""Without this feature GuardDuty has no finding that the playbook answers."""

CONTROLS: Mapping[str, tuple[str, ...]] = {"block_public_bucket": ("S3.2", "S3.3", "S3.8")}
"""Controls of Security Hub: a bucket that anybody may read, or write; one without the block."""


def of_guardduty(playbook: str, from_severity: float) -> dict[str, Any]:
    detail: dict[str, Any] = {
        "severity": [{"numeric": [">=", from_severity]}],
        "type": [dict(one) for one in TYPES[playbook]],
    }
    if playbook in RESOURCES:
        detail["resource"] = {"resourceType": [RESOURCES[playbook]]}
    return {"source": ["aws.guardduty"], "detail-type": ["GuardDuty Finding"], "detail": detail}


def of_hub(controls: tuple[str, ...]) -> dict[str, Any]:
    """Resources that break a control, while nobody has looked at them."""
    finding = {
        "Compliance": {"SecurityControlId": list(controls), "Status": ["FAILED"]},
        "RecordState": ["ACTIVE"],
        "Workflow": {"Status": ["NEW"]},
    }
    return {
        "source": ["aws.securityhub"],
        "detail-type": ["Security Hub Findings - Imported"],
        "detail": {"findings": finding},
    }


def rules_of(
    key: str, playbook: Playbook, *, has_hub: bool = True
) -> Iterator[tuple[str, dict[str, Any] | None]]:
    """Role of each rule of a playbook, and its pattern; None if time calls it."""
    role = key.replace("_", "-")
    yield role, of_guardduty(key, playbook.from_severity)
    if has_hub and key in CONTROLS:
        yield f"{role}-hub", of_hub(CONTROLS[key])
    if isinstance(playbook, BlockIp):
        yield f"{role}-expire", None
