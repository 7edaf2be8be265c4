"""The keys of a chat channel document: a channel in Slack, and topics whose messages it gets."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from msgspec import Meta

from specgen.facts.chat import API_REGIONS, LONGEST_ID
from specgen.sdk import AwsName, Claim, Here, Model, Part, Unordered, UnorderedTuple, reference
from specgen.sdk.aws.interfaces import TOPIC, Topic

READ_ONLY = "CloudWatchReadOnlyAccess"


class Slack(Part, kw_only=True):
    workspace: Annotated[
        str,
        Meta(
            description="Id of the workspace, which somebody has authorised in the console once",
            max_length=LONGEST_ID,
            examples=["T0123ABCD"],
        ),
    ]
    channel: Annotated[
        str,
        Meta(
            description="Id of the channel: the end of its link, not its name",
            max_length=LONGEST_ID,
            examples=["C0123ABCDEF"],
        ),
    ]


class ChatChannel(Model, kw_only=True):
    """A channel in Slack that gets the messages of topics, through AWS's own service for chats."""

    not_built = {
        "teams": "only Slack is built; subscribe e-mail of the channel to the topic instead",
        "webhook": "the service needs none: write `slack: {workspace: ..., channel: ...}`",
    }

    slack: Annotated[Slack, Meta(description="The channel")]
    topics: Annotated[
        Unordered[Annotated[str, reference("topic", "Topic", any_region=True)]],
        Meta(
            description="Topics whose messages are posted, in each region that has them",
            min_length=1,
        ),
    ]
    guardrails: Annotated[
        UnorderedTuple[Annotated[str, Meta(pattern=r"^[A-Za-z0-9+=,.@_/-]+$", max_length=128)]],
        Meta(
            description="Managed policies of AWS that bound what anybody may do from the channel",
            min_length=1,
        ),
    ] = (READ_ONLY,)
    log_level: Annotated[
        Literal["ERROR", "INFO", "NONE"],
        Meta(
            description="What the service logs, in us-east-1, into a group that it makes itself "
            "and that never expires"
        ),
    ] = "NONE"

    def api_region(self, here: Here) -> str | None:
        """Where the configuration is made: here, or in another region of the platform."""
        if here.region in API_REGIONS:
            return here.region
        return next((region for region in API_REGIONS if region in here.platform.regions), None)

    def all_topics(self, here: Here) -> Iterator[Here[Topic]]:
        """The topics in each region that has them."""
        for name in self.topics:
            for region in here.platform.places_of(here.environment):
                found = TOPIC.find(here, name, region)
                if found is not None and found.region == region:
                    yield found

    def reads(self, here: Here) -> Iterator[Here[Any]]:
        yield from self.all_topics(here)

    def hears(self, here: Here) -> Iterator[str]:
        yield from self.topics

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("chat_channel")
        yield AwsName("iam_role")

    def claims(self, here: Here) -> Iterator[Claim]:
        channel = self.slack.channel
        values = channel, self.slack.workspace
        kind, what = "aws_chatbot_slack_channel_configuration", f"Slack channel {channel}"
        yield Claim(kind, values, what, ("slack", "channel"))
