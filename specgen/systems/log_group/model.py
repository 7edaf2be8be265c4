"""The keys of a log group document."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from specgen.sdk import Bought, Claim, Here, KeyUse, Kind, Output, Pointer, reference, written_name
from specgen.sdk.aws.logs import log_usage
from specgen.sdk.aws.metric_filters.fields import MetricFilter, MetricFilters
from specgen.sdk.aws.metric_filters.hooks import WithFilters
from specgen.sdk.placeholders import TEXT


class LogGroup(WithFilters, kw_only=True):
    """A CloudWatch log group that keeps its events for a time."""

    group_name: (
        Annotated[
            str,
            Meta(
                description="Name in AWS, unique in account and region; defaults to /<short name>/"
                "<environment>/<document>",
                max_length=512,
                examples=["/aws/ecs/web-api"],
            ),
            written_name(r"^(?!aws/)[A-Za-z0-9._/#-]+$"),
        ]
        | None
    ) = None
    retention_days: Annotated[int, Meta(description="Days that events are kept", ge=1)] = 90
    key: (
        Annotated[
            str, reference("key", "Key that encrypts the events; defaults to the service's own")
        ]
        | None
    ) = None
    metric_filters: MetricFilters = {}

    def charges(self, here: Here) -> Iterator[Bought]:
        yield from log_usage(("name",))

    def filters(self) -> Iterator[tuple[Pointer, Mapping[str, MetricFilter]]]:
        yield ("metric_filters",), self.metric_filters

    def name_in_aws(self, here: Here) -> str:
        names = here.names
        usual = f"/{names.platform.short_name}/{names.environment}/{here.effective.aws_name}"
        return self.group_name or usual

    def arn(self, here: Here) -> str:
        """Without the `:*` that stands for its streams."""
        return here.names.arn("logs", f"log-group:{self.name_in_aws(here)}")

    def outputs(self, here: Here) -> Iterator[Output]:
        yield Output("name", TEXT, (("aws_cloudwatch_log_group", ""),), "name")

    def claims(self, here: Here) -> Iterator[Claim]:
        name = self.name_in_aws(here)
        pointer = ("group_name",) if self.group_name else ("name",)
        yield Claim(
            "aws_cloudwatch_log_group", (name,), f"log group {name}", pointer, compared=True
        )

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            yield KeyUse(self.key, "logs", ("key",))


LOG_GROUP: Kind[LogGroup] = Kind("log_group")
