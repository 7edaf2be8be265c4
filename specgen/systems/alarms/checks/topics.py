"""Who hears of alarms: a topic for each severity, to which AWS can publish."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.alarms import SEVERITIES
from specgen.sdk.aws.interfaces import TOPIC
from specgen.sdk.aws.sns.subscribers import is_heard
from specgen.systems.alarms.model import Alarms


@check("OBS009", "somebody hears of each severity", also=Severity.WARNING)
def somebody_hears(spec: Alarms, here: Here[Alarms]) -> Iterator[Problem]:
    if not spec.made:
        pointer = ("topics",) if spec.severities is None else ("severities",)
        yield Problem(pointer, "no alarm is made; name a topic for one severity at least")
    for severity in spec.made:
        name = spec.topics.of(severity)
        if name is None:
            message = f"{severity} alarms have no topic; write `{severity}: ...`"
            hint = "or leave the severity out of `severities`"
            yield Problem(("topics",), message, hint, missing=severity)
            continue
        topic = TOPIC.find(here, name)
        if topic is not None and not is_heard(topic):
            message = f"nobody hears {severity} alarms: topic/{name} has no subscription"
            hint = (
                "give it `emails`, or write a `pagerduty` or `chat_channel` document that names it"
            )
            yield Problem(("topics", severity), message, hint, severity=Severity.WARNING)


@check(
    "ALM125",
    "CloudWatch and EventBridge may publish to the topics of alarms",
    fact="a topic's policy admits the services in it; the messages of others are lost",
    source="https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
    date="2026-11-29",
)
def topics_admit_publishers(spec: Alarms, here: Here[Alarms]) -> Iterator[Problem]:
    found = spec.watches(here)
    for severity in spec.made:
        name = spec.topics.of(severity)
        topic = TOPIC.find(here, name) if name else None
        if topic is None:
            continue
        needed = {"cloudwatch": any(one.of(severity) for one in found)}
        events = (event.severity for one in found for event in one.events)
        needed["events"] = severity in events
        for service, is_needed in needed.items():
            if is_needed and service not in topic.spec.publishers:
                message = f"topic/{name} does not admit {service}, so its messages are lost"
                hint = f"add {service} to the `publishers` of topic/{name}"
                yield Problem(("topics", severity), message, hint)


@check("ALM128", "alarms that act together are of a severity that is made")
def composites_are_made(spec: Alarms) -> Iterator[Problem]:
    for severity in SEVERITIES:
        asked = getattr(spec.composite, severity) == "by_document"
        # by default critical ones do, whether or not they are made
        if asked and severity not in spec.made and severity != "critical":
            message = f"no {severity} alarms are made"
            hint = f"remove it, or make them: `topics: {{{severity}: ...}}`"
            yield Problem(("composite", severity), message, hint)
        if spec.suppress and not asked and severity == "critical" and "critical" in spec.made:
            message = "only composites can be kept quiet, and critical alarms have none"
            yield Problem(("suppress",), message, "remove `composite: {critical: none}`")


CHECKS = (somebody_hears, topics_admit_publishers, composites_are_made)
