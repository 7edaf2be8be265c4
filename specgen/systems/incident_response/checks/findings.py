"""Playbooks that nothing calls, that are at the wrong place, or that answer a finding twice."""

from collections.abc import Iterator

from specgen.sdk import Here, Kind, Problem, Severity, check
from specgen.sdk.aws.interfaces import THREAT_DETECTION
from specgen.systems.incident_response.model import IncidentResponse
from specgen.systems.incident_response.model.findings import FEATURES, RESOURCES
from specgen.systems.incident_response.model.playbooks import OF_ACCOUNT, Playbook

INCIDENT_RESPONSE: Kind[IncidentResponse] = Kind("incident_response")
EVENTS = "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html"
READ = "2026-11-30"
OF_WHAT = ("cluster", "database", "ip_set", "security_group")


@check(
    "INC105",
    "what belongs to the account is answered once, by a document of the account",
    fact="a finding about a key, a role or a bucket names no environment",
    source="https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-summary.html",
    date=READ,
)
def scope_fits(spec: IncidentResponse, here: Here) -> Iterator[Problem]:
    if spec.is_of_account(here):
        return
    for key, _ in spec.playbooks.chosen():
        if key in OF_ACCOUNT:
            message = f"{key} answers findings of the whole account, not of {here.environment} only"
            right = "move it to an incident_response in a stack of the account"
            hint = "usually stack: account-incident-response"
            yield Problem(("playbooks", key), f"{message}; {right}", hint)


@check(
    "INC110",
    "the document answers something",
    fact="each playbook is off by default",
    source=EVENTS,
    date=READ,
)
def something_is_answered(spec: IncidentResponse) -> Iterator[Problem]:
    if not any(spec.playbooks.chosen()):
        message = "no playbook is chosen; write block_public_bucket: {}, or another one"
        yield Problem(("playbooks",), message)


@check(
    "INC106",
    "GuardDuty makes the findings that a playbook answers",
    severity=Severity.WARNING,
    fact="without a detector in the region, or without the feature, no event calls the playbook",
    source=EVENTS,
    date=READ,
)
def something_finds(spec: IncidentResponse, here: Here) -> Iterator[Problem]:
    found = [e.spec for e in THREAT_DETECTION.all(here.project) if e.region == here.region]
    detectors = [one.guardduty for one in found if one.guardduty is not None]
    if not detectors:
        message = f"nothing finds threats in {here.region}, so no playbook would be called"
        hint = (
            "write a `kind: threat_detection`; if the detector is made elsewhere, record a decision"
        )
        yield Problem(("playbooks",), message, hint)
        return
    features = {feature for one in detectors for feature in one.features}
    runtime = {agent for one in detectors for agent in one.runtime}
    for key, _ in spec.playbooks.chosen():
        needed = FEATURES.get(key)
        if needed and needed not in features:
            message = f"{key} is never called: GuardDuty does not look at {needed}"
            yield Problem(("playbooks", key), f"{message}; add it to its `features`")
        if RESOURCES.get(key) == "ECSCluster" and not runtime & {"ec2", "ecs_fargate"}:
            message = f"{key} is never called: GuardDuty runs no agent in tasks"
            yield Problem(("playbooks", key), f"{message}; add ecs_fargate or ec2 to its `runtime`")


@check(
    "INC109",
    "one document answers a finding",
    fact="EventBridge calls every rule that matches: two playbooks would answer one finding, and "
    "people would hear of it twice",
    source="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html",
    date=READ,
)
def answers_once(spec: IncidentResponse, here: Here) -> Iterator[Problem]:
    others = [
        one
        for one in INCIDENT_RESPONSE.all(here.project)
        if (one.environment, one.region) == (here.environment, here.region)
    ]
    for key, playbook in spec.playbooks.chosen():
        same = [o.name for o in others if _same(getattr(o.spec.playbooks, key), playbook)]
        if min(same) < here.name:
            message = f"incident_response/{min(same)} has this playbook for the same resources"
            yield Problem(("playbooks", key), f"{message} already; remove one of the two")


def _same(one: Playbook | None, other: Playbook) -> bool:
    """Two clusters, networks or databases have playbooks of their own."""
    if one is None:
        return False
    return all(getattr(one, key, None) == getattr(other, key, None) for key in OF_WHAT)


FINDINGS = (scope_fits, something_is_answered, something_finds, answers_once)
