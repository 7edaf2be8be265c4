"""What an SNS topic document says."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import NAME_PATTERN, AwsName, Here, KeyUse, Model, reference
from specgen.systems.topic.model.publishers import PUBLISHERS

Email = Annotated[
    str, Meta(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254, examples=["ops@example.com"])
]


class Topic(Model, kw_only=True):
    """An encrypted SNS topic, and who may publish to it."""

    publishers: Annotated[
        list[Annotated[str, Meta(extra_json_schema={"enum": sorted(PUBLISHERS)})]],
        Meta(
            description="AWS services that publish to the topic; no other service may. Roles of "
            "the account need no entry, their own policies decide"
        ),
    ] = []
    key: (
        Annotated[
            str,
            reference(
                "key",
                "Key that encrypts the messages; without, the AWS-managed key, which no AWS "
                "service can publish with",
            ),
        ]
        | None
    ) = None
    severity: Annotated[
        Literal["critical", "warning", "info"] | None,
        Meta(description="What it tells of; stands in the sender's name of its e-mails"),
    ] = None
    emails: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN)], Email],
        Meta(
            description="Receivers by e-mail: a name for each, and the address, whose owner must "
            "confirm once",
            examples=[{"operations": "ops@example.com"}],
        ),
    ] = {}

    def arn(self, here: Here) -> str:
        """By the name, so that who publishes to it reads nothing."""
        return here.names.arn("sns", here.names.of(here.effective.aws_name))

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            for service in ("sns", *self.publishers):
                yield KeyUse(self.key, service, ("key",))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("sns_topic")
