"""The keys of a rotation document, and what follows from the secrets around it."""

from collections.abc import Iterator
from typing import Annotated, Any

from msgspec import Meta

from specgen.sdk import (
    NAME_PATTERN,
    AddressNeed,
    AwsName,
    Bought,
    ByHand,
    Claim,
    Here,
    KeyUse,
    Kind,
    Model,
    PartName,
    Subject,
    Unordered,
    Usage,
    reference,
)
from specgen.sdk.aws.interfaces import KEY, TOPIC, Secret
from specgen.sdk.aws.lambda_function.names import function_claims, role_claim
from specgen.sdk.aws.logs import RetentionDays, log_usage
from specgen.sdk.aws.network.tiers import zones_of
from specgen.sdk.aws.rotation.groups import (
    function_name,
    groups,
    of_functions,
    reminders,
    secrets,
)

CODE, REMINDERS = "code", "reminders"


class Rotation(Model, kw_only=True):
    """Carries out what secrets of its environment and region say in `rotation`."""

    not_built = {"secrets": "each secret says in `rotation` how it rotates"}

    network: (
        Annotated[str, reference("network", "Network from which functions reach databases")] | None
    ) = None
    tier: (
        Annotated[
            str,
            Meta(description="Tier of the network, with a way to AWS", pattern=NAME_PATTERN),
        ]
        | None
    ) = None
    security_groups: Annotated[
        Unordered[Annotated[str, reference("security_group", "Group of the functions")]],
        Meta(description="Groups of the functions in the network", max_length=5),
    ] = []
    window_hours: Annotated[
        int,
        Meta(description="Hours from 00:00 UTC in which a rotation begins on its day", ge=1, le=24),
    ] = 4
    restarts: Annotated[
        bool,
        Meta(
            description="Deploy services that read a secret once its new value is current and "
            "all its copies have it"
        ),
    ] = True
    topic: (
        Annotated[str, reference("topic", "Topic that gets the reminders, with way: reminder")]
        | None
    ) = None
    log_retention_days: Annotated[
        RetentionDays, Meta(description="Days that the logs of functions are kept")
    ] = 365
    log_key: Annotated[str, reference("key", "Key of the logs; defaults to AWS's own")] | None = (
        None
    )

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("invocations", "lambda-request")
        yield from log_usage(("name",))

    def reads(self, here: Here) -> Iterator[Here]:
        """Secrets with their keys, databases, functions, and the key of the topic."""
        for group in groups(here):
            yield group.on
            members = (*group.secrets, *([group.administrator] if group.administrator else []))
            for secret in members:
                yield secret
                yield from _key(secret)
        for secret, function in of_functions(here):
            yield secret
            yield function
        topic = TOPIC.find(here, self.topic) if self.topic and reminders(here) else None
        key = KEY.find(topic, topic.spec.key) if topic and topic.spec.key else None
        yield from [key] if key else []

    def watched(self, here: Here) -> Iterator[Subject]:
        for group in groups(here):
            yield Subject("rotation", group.role, {"FunctionName": function_name(here, group)})

    def by_hand(self, here: Here) -> Iterator[ByHand]:
        names = [secret.spec.name_in_aws(secret) for secret in secrets(here)]
        if names:
            yield ByHand(
                f"Before this starts, put the first values of {', '.join(names)}; what has no "
                "value cannot rotate.",
                "before",
            )

    def address_needs(self, here: Here) -> Iterator[AddressNeed]:
        """Functions in the same subnets and groups share their interfaces.

        source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html (2026-11-30)
        """
        if self.network and self.tier and any(g.is_of_a_database for g in groups(here)):
            subnets = zones_of(here, self.network, self.tier)
            yield AddressNeed(self.network, (self.tier,), subnets, f"rotation/{here.name}")

    def key_uses(self) -> Iterator[KeyUse]:
        if self.log_key:
            yield KeyUse(self.log_key, "logs", ("log_key",))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("s3_bucket", f"{CODE}-000000000000")
        yield AwsName("iam_role", REMINDERS)

    def claims(self, here: Here) -> Iterator[Claim]:
        found = groups(here)
        for i, group in enumerate(found):
            function, bucket = function_claims(here, group.role, CODE, here.region)
            yield function
            yield role_claim(here, group.role, here.region)
            yield from [] if i else [bucket]
        rotated = [s for group in found for s in group.secrets]
        for secret in (*rotated, *(s for s, _ in of_functions(here))):
            name = secret.spec.name_in_aws(secret)
            yield Claim("aws_secretsmanager_secret_rotation", (name,), f"rotation of secret {name}")
        for secret in reminders(here) if self.topic else ():
            name = schedule_name(here, secret)
            kind, what = "aws_scheduler_schedule", f"schedule {name}"
            yield Claim(kind, (name, "default"), what)


def reminder_role(secret: Here[Secret]) -> PartName:
    return secret.effective.part_name.map("remind-{}".format)


def schedule_name(here: Here, secret: Here[Secret]) -> str:
    return here.names.of(here.effective.aws_name, reminder_role(secret))


def _key(secret: Here[Secret]) -> Iterator[Here[Any]]:
    key = secret.spec.key_in(secret, secret.region)
    yield from [key] if key else []


ROTATION: Kind[Rotation] = Kind("rotation")
