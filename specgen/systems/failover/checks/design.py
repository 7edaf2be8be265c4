"""How a promotion is started, how fast it is, and what it may cost."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces import TOPIC
from specgen.sdk.aws.sns.subscribers import is_heard
from specgen.systems.failover.model import Failover

DATE = "2026-11-24"
PROMOTE = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Promote.html"
MULTI_AZ = (
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html"
)
REPLICATION = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.XRgn.html"
TTL = (
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/"
    "resource-record-sets-values-failover.html"
)
TO_A_TOPIC = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html"
SLOW_TTL_SECONDS = 60
IN_REGION_MINUTES = 3
"""RDS moves to the standby in 60 to 120 seconds; the source is that of the check."""


@check(
    "RDS021",
    "a failover to another region is not left to RDS",
    fact="RDS for PostgreSQL promotes a replica on request, never by itself",
    source=PROMOTE,
    date=DATE,
)
def somebody_promotes(spec: Failover) -> Iterator[Problem]:
    if spec.mechanism == "native":
        message = "RDS for PostgreSQL never promotes a replica by itself, got mechanism: native"
        yield Problem(("mechanism",), f"{message}; write orchestrated, or remove the key")


@check(
    "RDS022",
    "somebody approves a promotion",
    severity=Severity.WARNING,
    fact="a lost connection looks like a lost region; if the old writer cannot be shut off, two "
    "databases take writes, and the writes of one are lost",
    source=PROMOTE,
    date=DATE,
)
def somebody_approves(spec: Failover, here: Here) -> Iterator[Problem]:
    if spec.approval == "automatic":
        votes = len(spec.probe_regions(here))
        said = "the one probe" if votes == 1 else f"the {votes} probes"
        message = (
            f"with approval: automatic {said} alone may make a second writer while the first one "
            "runs, if that cannot be shut off"
        )
        hint = "write approval: required; automatic needs at least two probe regions"
        yield Problem(("approval",), message, hint)


@check(
    "FOV121",
    "a failover waits for a move inside the region",
    severity=Severity.WARNING,
    fact="a Multi-AZ database moves to its standby in 60 to 120 seconds; meanwhile it is silent",
    source=MULTI_AZ,
    date=DATE,
)
def waits_for_the_standby(spec: Failover, here: Here) -> Iterator[Problem]:
    minutes = spec.trigger.sustained_minutes
    if spec.old_writer(here).spec.multi_az and minutes < IN_REGION_MINUTES:
        message = f"a Multi-AZ database may not answer for 2 minutes, got {minutes}"
        yield Problem(
            ("trigger", "sustained_minutes"), f"{message}; write {IN_REGION_MINUTES} or more"
        )


@check(
    "FOV122",
    "detecting a lost writer leaves time to promote another one",
    fact="the promotion and a change of class take more minutes, after those of the probes",
    source=PROMOTE,
    date=DATE,
)
def leaves_time(spec: Failover) -> Iterator[Problem]:
    minutes, wanted = spec.trigger.sustained_minutes, spec.objectives.recovery_time_minutes
    spent = minutes + spec.record.ttl_seconds / 60
    if wanted is not None and spent >= wanted:
        message = f"{spent:g} of {wanted} minutes have passed before anything is promoted"
        hint = "lower `trigger.sustained_minutes` or `record.ttl_seconds`, or raise the objective"
        yield Problem(("objectives", "recovery_time_minutes"), message, hint)


@check(
    "FOV123",
    "a recovery point is one that replication can keep",
    fact="replication to another region is asynchronous: what the replica has not received is lost",
    source=REPLICATION,
    date=DATE,
)
def promises_no_zero(spec: Failover) -> Iterator[Problem]:
    if spec.objectives.recovery_point_seconds == 0:
        message = "a replica in another region is always a little behind, got 0 seconds"
        yield Problem(("objectives", "recovery_point_seconds"), f"{message}; write 1 or more")


@check(
    "FOV124",
    "resolvers forget the old writer within a minute",
    severity=Severity.WARNING,
    fact="a resolver answers from its cache until the record's TTL is over; AWS advises 60 "
    "seconds or less for records with a health check",
    source=TTL,
    date=DATE,
)
def ttl_is_short(spec: Failover) -> Iterator[Problem]:
    seconds = spec.record.ttl_seconds
    if seconds > SLOW_TTL_SECONDS:
        message = f"programs may use the old writer for up to {seconds} more seconds"
        yield Problem(("record", "ttl_seconds"), f"{message}; write 60 or less")


@check(
    "FOV125",
    "the topic admits EventBridge, which reports promotions that fail",
    fact="EventBridge may publish to a topic only if the topic's policy allows it",
    source=TO_A_TOPIC,
    date=DATE,
)
def topic_admits_events(spec: Failover, here: Here) -> Iterator[Problem]:
    publishers = TOPIC.get(here, spec.topic).spec.publishers
    if "events" not in publishers:
        message = f"topic/{spec.topic} does not admit EventBridge"
        hint = f"add events to `publishers` of topic/{spec.topic}"
        yield Problem(("topic",), f"{message}: a failed promotion would not be reported", hint)


@check(
    "FOV128",
    "somebody gets the request to approve",
    severity=Severity.WARNING,
)
def somebody_is_asked(spec: Failover, here: Here) -> Iterator[Problem]:
    topic = TOPIC.get(here, spec.topic)
    if spec.approval == "required" and not is_heard(topic) and not topic.spec.notified_queues:
        message = f"nobody gets the request to approve: topic/{spec.topic} has no subscription"
        hint = "give it `emails`, or write a `pagerduty` or `chat_channel` document that names it"
        yield Problem(("topic",), message, hint)


DESIGN_CHECKS = (
    somebody_promotes,
    somebody_approves,
    waits_for_the_standby,
    leaves_time,
    promises_no_zero,
    ttl_is_short,
    topic_admits_events,
    somebody_is_asked,
)
