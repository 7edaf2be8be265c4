"""The keys of a Datadog document: what it reads of an account, what it tests, and what it shows."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from specgen.facts.datadog import DEFAULT_SITE, TICKS_SECONDS, UNREAD, Site
from specgen.sdk import (
    NAME_PATTERN,
    AwsName,
    Kind,
    Model,
    Ordered,
    Part,
    Renamable,
    Unordered,
    UnorderedTuple,
    reference,
    written_name,
)

Key = Annotated[str, Meta(pattern=NAME_PATTERN)]
Channel = Annotated[str, Meta(pattern="^#[a-z0-9_-]+$", max_length=80, examples=["#ops-warnings"])]
Title = Annotated[str, Meta(min_length=1, max_length=200)]


class Slack(Part, kw_only=True):
    account: Annotated[
        str, Meta(description="Name of the workspace, as Datadog's integration has it")
    ]
    channels: Annotated[
        dict[Key, Channel],
        Meta(description="Name here -> channel with its #", examples=[{"warning": "#warnings"}]),
    ]

    def handle(self, name: str) -> str:
        """What notifies a channel in a message of Datadog."""
        return f"@slack-{self.account}-{self.channels[name].removeprefix('#')}"


HOST = r"[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?"
REST = r"[A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]*"
"""Of a URL. source: https://www.rfc-editor.org/rfc/rfc3986 (2026-11-30)"""


class UptimeTest(Renamable, kw_only=True):
    """A request that Datadog sends from outside, again and again."""

    url: Annotated[
        str,
        Meta(
            description="What it asks for",
            examples=["https://app.example.com/healthz"],
        ),
        written_name(rf"^https://{HOST}(:[0-9]{{1,5}})?([/?#]{REST})?$"),
    ]
    status: Annotated[int, Meta(description="Status of a good answer", ge=100, le=599)] = 200
    slowest_ms: (
        Annotated[int, Meta(description="Milliseconds after which an answer is too late", ge=1)]
        | None
    ) = None
    every_seconds: Annotated[
        int,
        Meta(description="Seconds between two requests", ge=TICKS_SECONDS[0], le=TICKS_SECONDS[1]),
    ] = 60
    locations: Annotated[
        Unordered[Annotated[str, Meta(pattern="^[a-z]+:[A-Za-z0-9:_-]+$")]],
        Meta(
            description="Where requests come from; a web ACL must let them in",
            min_length=1,
            examples=[["aws:eu-west-1", "aws:us-east-2"]],
        ),
    ]
    notify: Annotated[
        Unordered[str], Meta(description="Names of the Slack channels that hear of a failure")
    ] = []


class Panel(Part, kw_only=True):
    title: Annotated[Title, Meta(description="Its title")]
    query: (
        Annotated[
            str,
            Meta(
                description="Query of a metric, in Datadog's language",
                min_length=1,
                examples=["avg:aws.ecs.cpuutilization{*} by {servicename}"],
            ),
        ]
        | None
    ) = None
    logs: (
        Annotated[str, Meta(description="Query of logs, which are listed", min_length=1)] | None
    ) = None
    shows: Annotated[
        Literal["timeseries", "toplist", "query_value"],
        Meta(description="How a metric is drawn: over time, ranked, or as one number"),
    ] = "timeseries"


class Dashboard(Renamable, kw_only=True):
    title: Annotated[Title, Meta(description="Its title")]
    panels: Annotated[
        Ordered[Panel], Meta(description="Panels, from the top left on", min_length=1)
    ]


class Datadog(Model, kw_only=True):
    """An account of Datadog that reads metrics of regions, tests addresses, and shows dashboards.

    Terraform takes DD_API_KEY and DD_APP_KEY from its environment; no document has a key.
    """

    not_built = {
        "monitors": "alarms are CloudWatch's; a test of `uptime` has a monitor of its own",
    }

    site: Annotated[Site, Meta(description="Site that the account at Datadog belongs to")] = (
        DEFAULT_SITE
    )
    regions: Annotated[
        Unordered[str],
        Meta(description="Regions that Datadog reads", min_length=1, examples=[["us-east-1"]]),
    ]
    api_key: (
        Annotated[
            str,
            reference(
                "secret",
                'Secret with the key of agents that send traces, as {"api_key": "..."}; Terraform '
                "itself takes DD_API_KEY and DD_APP_KEY from the environment",
                any_region=True,
                waits=False,
            ),
        ]
        | None
    ) = None
    excluded_namespaces: Annotated[
        UnorderedTuple[Annotated[str, Meta(pattern="^AWS/[A-Za-z0-9]+$")]],
        Meta(
            description="Namespaces that Datadog does not read; by default its own choice, because "
            "each of their metrics costs a request"
        ),
    ] = UNREAD
    custom_metrics: Annotated[
        bool,
        Meta(description="Datadog also reads metrics that services send to CloudWatch themselves"),
    ] = False
    resource_collection: Annotated[
        bool,
        Meta(description="Datadog also reads how resources are configured, with SecurityAudit"),
    ] = True
    slack: Annotated[Slack | None, Meta(description="Channels in Slack")] = None
    uptime: Annotated[
        dict[Key, UptimeTest], Meta(description="Requests from outside: name -> test")
    ] = {}
    dashboards: Annotated[
        dict[Key, Dashboard], Meta(description="Dashboards: name -> title and panels")
    ] = {}

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("iam_role", "datadog")


DATADOG: Kind[Datadog] = Kind("datadog")
