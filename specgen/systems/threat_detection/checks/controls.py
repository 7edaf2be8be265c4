"""Controls of Security Hub that are not checked."""

from collections.abc import Iterator

from specgen.facts import security
from specgen.sdk import Problem, Severity, check, did_you_mean
from specgen.systems.threat_detection.model import ThreatDetection

CONTROLS = (
    "https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html"
)
OFF = "https://docs.aws.amazon.com/securityhub/latest/userguide/disable-controls-overview.html"
READ = "2026-11-30"
AT = ("security_hub", "disabled")


@check(
    "THR115",
    "a control is disabled in standards of the hub",
    fact="a control is turned off in one standard at a time; AWS refuses a standard that is not "
    "on, or has no such control",
    source=OFF,
    date=READ,
)
def standards_are_on(spec: ThreatDetection) -> Iterator[Problem]:
    hub = spec.security_hub
    for i, off in enumerate(hub.disabled if hub else ()):
        if hub and not off.standards and len(hub.standards) > 1:
            message = f"the hub has {len(hub.standards)} standards; list in `standards` those that"
            yield Problem((*AT, i), f"{message} have {off.control}")
        for j, standard in enumerate(off.standards):
            if hub and standard not in hub.standards:
                message = f"{standard} is not checked by the hub, so {off.control} is not either; "
                yield Problem((*AT, i, "standards", j), f"{message}remove it")


@check(
    "THR116",
    "a control is disabled once",
    fact="each pair of a control and a standard is one setting",
    source=OFF,
    date=READ,
)
def controls_are_off_once(spec: ThreatDetection) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    reported: set[int] = set()
    for i, off, standard in spec.security_hub.switched_off() if spec.security_hub else ():
        if (off.control, standard) in seen and i not in reported:
            reported.add(i)
            yield Problem((*AT, i, "control"), f"{off.control} is in the list already; remove one")
        seen.add((off.control, standard))


@check(
    "THR117",
    "a disabled control is of a service that Security Hub knows",
    also=Severity.WARNING,
    fact="an id is the name of a service, as Security Hub spells it, and a number: Opensearch.1",
    source=CONTROLS,
    date=READ,
)
def controls_exist(spec: ThreatDetection) -> Iterator[Problem]:
    for i, off in enumerate(spec.security_hub.disabled if spec.security_hub else ()):
        service, _, number = off.control.partition(".")
        if service in security.CONTROLLED:
            continue
        guess = did_you_mean(off.control, [f"{one}.{number}" for one in security.CONTROLLED])
        message = f"no control of a service {service} was known on {READ}"
        hint = "" if guess else "if it is newer, record a decision"
        severity = Severity.ERROR if guess else Severity.WARNING
        yield Problem((*AT, i, "control"), message + guess, hint, severity=severity)


CHECKS = (controls_are_off_once, controls_exist, standards_are_on)
