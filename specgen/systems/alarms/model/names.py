"""Names of what an alarms document makes: roles in addresses, and names in AWS."""

from hashlib import sha256
from typing import Any

from specgen.facts import alarms as facts
from specgen.sdk import Here, PartName, first_of, together
from specgen.sdk.alarms import Severity, Subject
from specgen.systems.alarms.model.plan import Planned, Watched


def prefix(here: Here[Any], other: Here[Any]) -> PartName:
    """Of roles that belong to one document: its kind, name, and region if it is another one."""
    region = f"-{other.platform.regions[other.region].key}" if far(here, other) else ""
    return other.effective.part_name.map(lambda name: f"{other.effective.kind}-{name}{region}")


def far(here: Here[Any], other: Here[Any]) -> bool:
    return other.region != here.region


def role(here: Here[Any], other: Here[Any], rest: str) -> PartName:
    return together(prefix(here, other), rest)


def aws_name(here: Here[Any], other: Here[Any], rest: str) -> str:
    """With the kind, because documents of several kinds may have one name. A rename of the watched
    document, or of a part of it, does not change it.
    """
    region = f"{other.platform.regions[other.region].key}-" if far(here, other) else ""
    kind = other.effective.kind.replace("_", "-")
    return here.names.of(f"{kind}-{other.effective.aws_name}", f"{region}{first_of(rest)}")


def rule_name(here: Here[Any], other: Here[Any], event: str) -> str:
    """Of EventBridge; a long one ends with a part of its hash, so that it stays one of its own."""
    name = aws_name(here, other, event)
    if len(name) <= facts.LONGEST_RULE_NAME:
        return name
    end = sha256(name.encode()).hexdigest()[:8]
    return f"{name[: facts.LONGEST_RULE_NAME - len(end) - 1].rstrip('-')}-{end}"


def alarm_names(here: Here[Any], watched: Watched, planned: Planned) -> list[str]:
    return [alarm_name(here, watched, planned, subject) for subject in planned.subjects]


def alarm_name(here: Here[Any], watched: Watched, planned: Planned, subject: Subject) -> str:
    rest = f"{key_of(subject)}-{planned.role.first}" if subject.key else planned.role
    return aws_name(here, watched.here, rest)


def key_of(subject: Subject) -> str:
    """In `for_each`, so in names: the first name of a part, which a rename does not change."""
    return first_of(subject.key) if subject.key else ""


def composite_role(severity: Severity, part: int = 0) -> str:
    return f"{severity}-{part + 1}" if part else severity
