"""What follows from a function document: its name, and what must exist before it."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from specgen.facts.functions import LIMITS, NAME_CHARACTERS
from specgen.facts.names import NameRule
from specgen.sdk import (
    AddressNeed,
    AwsName,
    Bought,
    Claim,
    Derived,
    Here,
    KeyUse,
    Kind,
    Output,
    Pointer,
    Subject,
    Usage,
    part_name,
)
from specgen.sdk.aws import permissions
from specgen.sdk.aws.dynamodb import access as tables
from specgen.sdk.aws.interfaces import KEY, QUEUE, TABLE, TOPIC
from specgen.sdk.aws.logs import log_usage
from specgen.sdk.aws.network.tiers import zones_of
from specgen.sdk.aws.s3.names import name_of
from specgen.sdk.aws.secret_keys import secret_key
from specgen.systems.function.model.fields import Fields
from specgen.systems.function.model.parts import OnFailure

_NAME = NameRule(NAME_CHARACTERS, r"[A-Za-z0-9_-]+", "letters, digits, - and _", LIMITS, "function")
CODE = "code"
SCHEDULES = "schedules"


MIB_OF_A_GIB = 1024


class Function(Fields, kw_only=True):
    """A Lambda function with its role, its log group and what invokes it."""

    not_built: ClassVar[dict[str, str]] = {
        "layers": "put what it needs into `code`: an image or an archive holds it, too",
        "function_url": "`triggers.load_balancer` gives it a name and a certificate",
        "role": "its role follows from `permissions`, and from its other keys",
        "image": "write `code: {image: ...}`",
        "dead_letters": "`asynchronous.on_failure` gets events with their error",
        **dict.fromkeys(
            ("provisioned_concurrency", "snap_start", "alias", "versions"),
            "a function has one version, which each apply replaces",
        ),
    }

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("invocations", "lambda-request")
        meter = f"lambda-gib-second:{self.architecture}"
        yield Usage("run_seconds", meter, ("memory_mib",), self.memory_mib / MIB_OF_A_GIB)
        yield from log_usage(("logs",))

    def name_in_aws(self, here: Here) -> str:
        return here.names.of(here.effective.aws_name)

    def arn(self, here: Here) -> str:
        """Built from its name, so that others need not read its state."""
        return here.names.arn("lambda", f"function:{self.name_in_aws(here)}")

    def hears(self, here: Here) -> Iterator[str]:
        """A filter leaves out messages without its attributes, as alarms are."""
        yield from (one.topic for one in self.triggers.topics if not one.filter)

    def iam_actions(self) -> Iterator[tuple[Pointer, str]]:
        yield from permissions.actions_of(self)

    def reads(self, here: Here) -> Iterator[Here]:
        for value in self.secrets.values():
            key = secret_key(here, value.secret) if value.secret else None
            yield from [key] if key else []
        yield from permissions.needed(self, here)
        yield from tables.needed(here)
        yield from self.keys_used(here)

    def keys_used(self, here: Here) -> Iterator[Here]:
        """Keys of the queues and streams that it reads, and of what gets its failures."""
        found: list[Here | None] = [QUEUE.find(here, t.queue) for t in self.triggers.queues]
        found += [TABLE.find(here, t.table) for t in self.triggers.tables]
        for failed in self.receivers():
            found.append(QUEUE.find(here, failed.queue) if failed.queue else None)
            found.append(TOPIC.find(here, failed.topic) if failed.topic else None)
        for other in found:
            key = KEY.find(other, other.spec.key) if other and other.spec.key else None
            yield from [key] if key else []

    def receivers(self) -> Iterator[OnFailure]:
        """Of its failures."""
        for failed in (self.asynchronous.on_failure, *(t.on_failure for t in self.triggers.tables)):
            if failed is not None:
                yield failed

    def outputs(self, here: Here) -> Iterator[Output]:
        function = (("aws_lambda_function", ""),)
        yield Output("name", "{name}", function, "function_name")
        arn = "arn:{partition}:lambda:{region}:{account}:function:{name}"
        yield Output("arn", arn, function, "arn")

    def address_needs(self, here: Here) -> Iterator[AddressNeed]:
        """One for each subnet with these groups; more only beyond 65,000 connections.

        source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html (2026-11-29)
        """
        if self.network:
            subnets = sum(zones_of(here, self.network, tier) for tier in self.tiers)
            yield AddressNeed(self.network, tuple(self.tiers), subnets, f"function/{here.name}")

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            yield KeyUse(self.key, "lambda", ("key",))
        if self.logs.key:
            yield KeyUse(self.logs.key, "logs", ("logs", "key"))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName(_NAME)
        yield AwsName("iam_role")
        if self.code.files:
            yield AwsName("s3_bucket", f"{CODE}-000000000000")
        if self.triggers.load_balancer:
            yield AwsName("target_group", pointer=("triggers", "load_balancer"))
        if self.triggers.schedules:
            yield AwsName("iam_role", SCHEDULES)
        for name, schedule in self.triggers.schedules.items():
            yield AwsName("schedule", part_name(name, schedule), ("triggers", SCHEDULES, name))

    def claims(self, here: Here) -> Iterator[Claim]:
        name = self.name_in_aws(here)
        yield Claim("aws_lambda_function", (name,), f"function {name}")
        group = f"/aws/lambda/{name}"
        yield Claim("aws_cloudwatch_log_group", (group,), f"log group {group}")
        if self.code.files:
            bucket = name_of(here.names, here.effective.aws_name, CODE)
            yield Claim("aws_s3_bucket", (bucket,), f"bucket {bucket}")
        for schedule, value in self.triggers.schedules.items():
            made = here.names.of(here.effective.aws_name, part_name(schedule, value))
            pointer = ("triggers", SCHEDULES, schedule)
            yield Claim("aws_scheduler_schedule", (made, "default"), f"schedule {made}", pointer)

    def derived(self, here: Here) -> Iterator[Derived]:
        if self.reserved_concurrency is not None:
            yield Derived("reserved concurrency", self.reserved_concurrency, "invocations")

    def watched(self, here: Here) -> Iterator[Subject]:
        yield Subject("function", "", {"FunctionName": self.name_in_aws(here)})

    def alarm_numbers(self, here: Here) -> Mapping[str, float]:
        """Durations near the timeout, in milliseconds."""
        timeout = self.timeout_seconds * 1000
        return {"three_quarters_of_timeout": timeout * 0.75, "most_of_timeout": timeout * 0.95}


FUNCTION: Kind[Function] = Kind("function")
