"""What invokes a function."""

from typing import Annotated, Any, Literal

from msgspec import Meta

from specgen.facts import functions, s3
from specgen.sdk import NAME_PATTERN, Part, Renamable, Unordered, UnorderedTuple, reference
from specgen.sdk.aws.elb.rule import Balancer, Host, Paths, Priority
from specgen.systems.function.model.parts import OnFailure

Event = Annotated[str, Meta(extra_json_schema={"enum": list(s3.EVENTS)})]
Affix = Annotated[str, Meta(max_length=1024, pattern=r"^[^\x00-\x1f]*$", examples=["uploads/"])]


AtOnce = Annotated[int, Meta(ge=functions.QUEUE_CONCURRENCY[0], le=functions.QUEUE_CONCURRENCY[1])]


class QueueTrigger(Part):
    queue: Annotated[str, reference("queue", "Queue whose messages it gets")]
    batch_size: Annotated[
        int,
        Meta(description="Most messages of an invocation", ge=1, le=functions.LARGEST_BATCH),
    ] = 10
    batching_seconds: Annotated[
        int,
        Meta(
            description="Longest time that messages wait for a full batch",
            ge=0,
            le=functions.LONGEST_BATCHING_SECONDS,
        ),
    ] = 0
    maximum_concurrency: Annotated[
        AtOnce | None,
        Meta(description="Most invocations at a time for this queue; by default all there are"),
    ] = None
    report_failures: Annotated[
        bool,
        Meta(
            description="The function answers which messages failed (batchItemFailures); only "
            "these return to the queue. If false, an error returns the whole batch"
        ),
    ] = False


class ScheduleTrigger(Renamable, kw_only=True):
    expression: Annotated[
        str,
        Meta(
            description="cron(...), rate(...) or at(...), as EventBridge Scheduler writes them",
            max_length=256,
            examples=["cron(0 3 * * ? *)"],
        ),
    ]
    time_zone: Annotated[
        str, Meta(description="IANA name of the time zone", examples=["Europe/Berlin"])
    ] = "UTC"
    enabled: Annotated[bool, Meta(description="Whether it runs")] = True
    input: Annotated[
        dict[str, Any], Meta(description="The event that the function gets; by default {}")
    ] = {}
    flexible_minutes: Annotated[
        int,
        Meta(
            description="Minutes by which it may start later; 0 is none",
            ge=0,
            le=functions.SCHEDULE_WINDOW_MINUTES,
        ),
    ] = 0
    retries: Annotated[
        int,
        Meta(
            description="Attempts to hand the event to Lambda after one that failed",
            ge=0,
            le=functions.SCHEDULE_RETRIES,
        ),
    ] = 10
    maximum_age_seconds: Annotated[
        int,
        Meta(
            description="Age at which these attempts end",
            ge=functions.SCHEDULE_AGE_SECONDS[0],
            le=functions.SCHEDULE_AGE_SECONDS[1],
        ),
    ] = 3600


class BucketTrigger(Part):
    bucket: Annotated[str, reference("bucket", "Bucket whose objects it hears of")]
    events: Annotated[UnorderedTuple[Event], Meta(description="What it hears of", min_length=1)] = (
        "s3:ObjectCreated:*",
    )
    prefix: Annotated[Affix, Meta(description="Beginning of the keys; by default any")] = ""
    suffix: Annotated[Affix, Meta(description="End of the keys; by default any")] = ""


class TopicTrigger(Part):
    topic: Annotated[str, reference("topic", "Topic whose messages it gets")]
    filter: Annotated[
        dict[Annotated[str, Meta(min_length=1)], Unordered[str]],
        Meta(
            description="Attribute -> values, one of which a message must have; by default any "
            "message",
            examples=[{"kind": ["created", "changed"]}],
        ),
    ] = {}
    filter_in: Annotated[
        Literal["attributes", "body"],
        Meta(description="Where `filter` looks: in the message's attributes, or in its JSON body"),
    ] = "attributes"


Retries = Annotated[int, Meta(ge=0, le=functions.STREAM_RETRIES)]
Age = Annotated[int, Meta(ge=functions.STREAM_AGE_SECONDS[0], le=functions.STREAM_AGE_SECONDS[1])]


class TableTrigger(Part):
    """Changes of items, in order for each partition key; the stream keeps them for a day."""

    table: Annotated[str, reference("table", "Table whose changes it gets; it has a `stream`")]
    starting_position: Annotated[
        Literal["trim_horizon", "latest"],
        Meta(
            description="Where it begins: at the oldest change that the stream has, or with those "
            "that come. Another one replaces the mapping, which then begins there"
        ),
    ] = "trim_horizon"
    filters: Annotated[
        Unordered[dict[str, Any]],
        Meta(
            description="Patterns of Lambda, one of which a change must match; by default any",
            max_length=functions.MOST_FILTERS,
            examples=[[{"eventName": ["INSERT"]}]],
        ),
    ] = []
    batch_size: Annotated[
        int, Meta(description="Most changes of an invocation", ge=1, le=functions.LARGEST_BATCH)
    ] = 100
    batching_seconds: Annotated[
        int,
        Meta(
            description="Longest time that changes wait for a full batch",
            ge=0,
            le=functions.LONGEST_BATCHING_SECONDS,
        ),
    ] = 0
    parallel: Annotated[
        int,
        Meta(
            description="Batches of a shard at a time; changes of one item stay in order",
            ge=1,
            le=functions.MOST_PARALLEL,
        ),
    ] = 1
    retries: Annotated[
        Retries | None,
        Meta(description="Attempts after one that failed; by default until the change expires"),
    ] = None
    maximum_age_seconds: Annotated[
        Age | None, Meta(description="Age at which a change is given up; by default a day")
    ] = None
    bisect: Annotated[
        bool, Meta(description="A batch that failed is tried again in two halves")
    ] = False
    report_failures: Annotated[
        bool,
        Meta(
            description="The function answers with the first change that failed "
            "(batchItemFailures); those before it are not tried again"
        ),
    ] = False
    on_failure: Annotated[
        OnFailure | None,
        Meta(description="Who hears where in the stream the changes are that were given up"),
    ] = None


class BalancerTrigger(Part):
    load_balancer: Balancer
    priority: Priority
    host: Host = ""
    path_patterns: Paths = []
    multi_value_headers: Annotated[
        bool,
        Meta(description="Headers and query parameters reach the function as lists of values"),
    ] = False

    @property
    def conditions(self) -> int:
        return bool(self.host) + len(self.path_patterns)


class Triggers(Part):
    queues: Annotated[Unordered[QueueTrigger], Meta(description="Queues that it reads")] = []
    schedules: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN)], ScheduleTrigger],
        Meta(description="Schedules: name -> when it runs"),
    ] = {}
    buckets: Annotated[
        Unordered[BucketTrigger],
        Meta(description="Buckets that notify it, by their one notification configuration"),
    ] = []
    topics: Annotated[
        Unordered[TopicTrigger], Meta(description="Topics that it subscribes to")
    ] = []
    tables: Annotated[
        Unordered[TableTrigger], Meta(description="Tables whose changes it gets, by their streams")
    ] = []
    load_balancer: Annotated[
        BalancerTrigger | None, Meta(description="How a load balancer forwards requests to it")
    ] = None

    def asynchronous(self) -> list[str]:
        """Keys of those for whose result nobody waits."""
        return [key for key in ("schedules", "buckets", "topics") if getattr(self, key)]
