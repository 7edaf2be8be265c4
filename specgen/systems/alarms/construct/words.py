"""What people read of an alarm: its description and tags.

A message of SNS carries the description, but no tags.
"""

from specgen.facts import alarms as facts
from specgen.sdk import escape, first_of
from specgen.sdk.alarms import Severity
from specgen.systems.alarms.model.plan import Watched


def described(watched: Watched, severity: Severity, meaning: str, keyed: bool = False) -> str:
    which = ", ${each.key}" if keyed else ""
    text = f"{severity}, {watched.first_id}{which}: "
    return text + str(escape(meaning))[: facts.LONGEST_DESCRIPTION - len(text)]


def tags(watched: Watched, severity: Severity, row: str) -> dict[str, str]:
    return {"Severity": severity, "Alarm": first_of(row), "Document": watched.first_id}
