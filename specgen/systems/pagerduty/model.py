"""The keys of a PagerDuty document: who is called, in which order, when a topic has a message."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Any, Literal

from msgspec import Meta

from specgen.sdk import (
    NAME_PATTERN,
    Claim,
    Here,
    Kind,
    Model,
    Ordered,
    Part,
    Renamable,
    reference,
)
from specgen.sdk.aws.interfaces import TOPIC, Topic

MOST_REPEATS = 9
LONGEST_TURN_DAYS = 365
"""source: resource_pagerduty_escalation_policy.go and resource_pagerduty_schedule.go of
PagerDuty/terraform-provider-pagerduty, which validate both (2026-11-29)
"""

LONGEST_DELAY_MINUTES = 24 * 60
"""A bound of specgen's: PagerDuty's own was not verified."""

UserId = Annotated[
    str, Meta(pattern="^[A-Z0-9]{7,14}$", examples=["PABC123"])
]  # the length was not verified; it keeps names and e-mail addresses out
Minutes = Annotated[int, Meta(ge=1, le=LONGEST_DELAY_MINUTES)]


class Schedule(Renamable, kw_only=True):
    """People who take turns; the first one begins at `start`."""

    time_zone: Annotated[
        str,
        Meta(
            description="Time zone by which turns begin, so that they follow its summer time",
            examples=["Europe/Berlin"],
        ),
    ]
    start: Annotated[
        str,
        Meta(
            description="When the first turn begins, in quotes; later turns begin at this time of "
            "day",
            pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$",
            examples=["2026-01-05T09:00:00Z"],
        ),
    ]
    turn_days: Annotated[
        int, Meta(description="Days that each turn lasts", ge=1, le=LONGEST_TURN_DAYS)
    ] = 7
    users: Annotated[
        Ordered[UserId],
        Meta(
            description="Ids of the users, in the order in which they take turns; they exist "
            "already, because each one is a paid seat. Turns are counted from `start`, so another "
            "number of users can change whose turn it is now",
            min_length=1,
        ),
    ]


class Step(Part, kw_only=True):
    after_minutes: Annotated[
        int,
        Meta(
            description="Minutes after the incident began, if nobody has acknowledged it",
            ge=0,
            le=LONGEST_DELAY_MINUTES,
        ),
    ] = 0
    schedule: (
        Annotated[
            str,
            Meta(description="Schedule whose user of the hour is called", pattern=NAME_PATTERN),
        ]
        | None
    ) = None
    user: Annotated[UserId, Meta(description="Id of a user who is called")] | None = None


class PagerDuty(Model, kw_only=True):
    """A service of PagerDuty that calls people when an alarm publishes to a topic.

    The token is the environment's, PAGERDUTY_TOKEN; no document has it.
    """

    not_built = {
        "teams": "specgen makes no teams; put the escalation policy into one in PagerDuty",
        "emails": "users exist already: write their ids, which PagerDuty shows in their URL",
        "integration_key": "the service gets one of its own; no document holds a key",
    }

    topic: Annotated[
        str,
        reference(
            "topic",
            "Topic whose alarms open and close incidents, in each region that has it",
            any_region=True,
        ),
    ]
    service_region: Annotated[
        Literal["us", "eu"],
        Meta(description="Where the account at PagerDuty is: `eu` if its URL has eu.pagerduty.com"),
    ] = "us"
    escalation: Annotated[
        Ordered[Step],
        Meta(
            description="Who is called, one step after the other, until somebody acknowledges",
            min_length=1,
        ),
    ]
    repeats: Annotated[
        int,
        Meta(
            description="How often the escalation begins again if nobody acknowledges; by default "
            "nobody is called after the last step",
            ge=0,
            le=MOST_REPEATS,
        ),
    ] = 0
    repeat_after_minutes: Annotated[
        Minutes, Meta(description="Minutes from the last step until it begins again")
    ] = 30
    schedules: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN)], Schedule],
        Meta(description="Who takes turns: name -> users"),
    ] = {}
    reopen_after_minutes: (
        Annotated[
            Minutes,
            Meta(
                description="Minutes after which an acknowledged incident calls people again; by "
                "default never"
            ),
        ]
        | None
    ) = None
    resolve_after_minutes: (
        Annotated[
            Minutes,
            Meta(
                description="Minutes after which an incident is closed although its alarm is not; "
                "by default never"
            ),
        ]
        | None
    ) = None

    def delays(self) -> Iterator[int]:
        """Minutes from each step to the next one, and from the last one until it repeats."""
        times = [step.after_minutes for step in self.escalation]
        yield from (later - time for time, later in pairwise(times))
        yield self.repeat_after_minutes

    def topics(self, here: Here) -> Iterator[Here[Topic]]:
        """The topic in each region that has it."""
        for region in here.platform.places_of(here.environment):
            found = TOPIC.find(here, self.topic, region)
            if found is not None and found.region == region:
                yield found

    def reads(self, here: Here) -> Iterator[Here[Any]]:
        yield from self.topics(here)

    def hears(self, here: Here) -> Iterator[str]:
        yield self.topic

    def claims(self, here: Here) -> Iterator[Claim]:
        name = here.names.of(here.effective.aws_name)
        yield Claim("pagerduty_service", (name,), f"PagerDuty service {name}")
        yield Claim("pagerduty_escalation_policy", (name,), f"PagerDuty escalation policy {name}")


PAGERDUTY: Kind[PagerDuty] = Kind("pagerduty")
