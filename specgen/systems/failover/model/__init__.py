"""The keys of a failover document, and what follows from them in its place."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import (
    AddressNeed,
    AwsName,
    Bought,
    Claim,
    Derived,
    Here,
    KeyUse,
    Model,
    Output,
    Subject,
    Usage,
    reference,
)
from specgen.sdk.aws.dns.known import private_record
from specgen.sdk.aws.interfaces import KEY, POSTGRES, POSTGRES_REPLICA, PRIVATE_ZONE, TOPIC
from specgen.sdk.aws.lambda_function.names import function_claims, role_claim
from specgen.sdk.aws.logs import RetentionDays
from specgen.systems.failover.model.names import OPERATOR, machine_arn, probe_role
from specgen.systems.failover.model.parts import Objectives, Probes, Promoted, Record, Trigger

NAMESPACE = "Database/Failover"
PROBE_METRIC = "DatabaseWriterProbeSuccess"
MOVED_METRIC = "DatabaseWriterMoved"
ADDRESSES_OF_A_PROBE = 1
"""Functions in the same subnets and groups share an interface in each; one runs at a time.

source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html (2026-11-24)
"""


class Failover(Model, kw_only=True):
    """Promotes a replica in the document's region when the writer in another region is lost."""

    writer: Annotated[str, reference("postgres", "The database that may be lost", any_region=True)]
    target: Annotated[
        str,
        reference("postgres_replica", "The replica in the document's region that is promoted"),
    ]
    mechanism: Annotated[
        Literal["orchestrated", "native"],
        Meta(description="Who promotes: a state machine, or (native) RDS itself, which never does"),
    ] = "orchestrated"
    approval: Annotated[
        Literal["required", "automatic"],
        Meta(description="Whether somebody must approve before anything happens"),
    ] = "required"
    approval_timeout_minutes: Annotated[
        int, Meta(description="Minutes that somebody has to approve", ge=5, le=1440)
    ] = 240
    promoted: Annotated[Promoted, Meta(description="What the replica becomes")] = Promoted()
    trigger: Annotated[Trigger, Meta(description="What starts it")] = Trigger()
    probes: Annotated[Probes, Meta(description="Functions that check the writer")]
    record: Annotated[Record, Meta(description="The name that follows the writer")]
    topic: Annotated[
        str,
        reference("topic", "Topic that gets a message on each step, and the request to approve"),
    ]
    objectives: Annotated[Objectives, Meta(description="Objectives of the promotion")] = (
        Objectives()
    )
    log_retention_days: Annotated[
        RetentionDays,
        Meta(description="Days that the logs of functions and state machine are kept"),
    ] = 365
    log_key: Annotated[str, reference("key", "Key of the logs; defaults to AWS's own")] | None = (
        None
    )

    def charges(self, here: Here) -> Iterator[Bought]:
        for region in self.probe_regions(here):
            yield Usage("probe_invocations", "lambda-request", ("probes",), region=region)
        yield Usage("state_transitions", "step-transition")

    def probe_regions(self, here: Here) -> list[str]:
        return self.probes.regions or [here.region]

    def old_writer(self, here: Here) -> Here:
        return POSTGRES.get(here, self.writer)

    def others(self, here: Here) -> Iterator[Here]:
        """Direct replicas of the lost writer in other regions, which then have no source."""
        old = self.old_writer(here)
        for other in POSTGRES_REPLICA.all(here.project):
            elsewhere = other.region not in {here.region, old.region}
            if elsewhere and (other.environment, other.spec.source) == (
                here.environment,
                self.writer,
            ):
                yield type(here)(here.project, other)

    def record_name(self, here: Here) -> str:
        zone = PRIVATE_ZONE.get(here, self.record.zone)
        return f"{self.record.name}.{zone.spec.domain}"

    def reads(self, here: Here) -> Iterator[Here]:
        """What it reads in other regions: networks and groups of its probes, the writer's."""
        old = self.old_writer(here)
        wanted = [("network", old.spec.network, old.region)]
        for region in self.probe_regions(here):
            wanted.append(("network", self.probes.network, region))
            wanted += [("security_group", g, region) for g in self.probes.security_groups]
            if self.log_key:
                wanted.append(("key", self.log_key, region))
        yield from (found for w in wanted if (found := here.find(*w)) is not None)
        topic = TOPIC.get(here, self.topic)
        if topic.spec.key:
            yield KEY.get(here, topic.spec.key)

    def watched(self, here: Here) -> Iterator[Subject]:
        """All probes publish in the region of the failover."""
        name = here.names.of(here.effective.aws_name)
        for region in sorted(self.probe_regions(here)):
            yield Subject("writer_probe", region, {"Failover": name, "ProbeRegion": region})
        yield Subject("failover_machine", "", {"StateMachineArn": machine_arn(here)})

    def outputs(self, here: Here) -> Iterator[Output]:
        yield Output(
            "state_machine_arn",
            "arn:{partition}:states:{region}:{account}:stateMachine:{name}",
            (("aws_sfn_state_machine", ""),),
            "arn",
        )

    def address_needs(self, here: Here) -> Iterator[AddressNeed]:
        if here.region in self.probe_regions(here):
            what = f"failover/{here.name}"
            yield AddressNeed(self.probes.network, (self.probes.tier,), ADDRESSES_OF_A_PROBE, what)

    def key_uses(self) -> Iterator[KeyUse]:
        if self.log_key:
            for region in ["", *self.probes.regions]:
                yield KeyUse(self.log_key, "logs", ("log_key",), region)

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("iam_role", "state-machine")
        yield AwsName("s3_bucket", f"{OPERATOR}-code-000000000000")

    def claims(self, here: Here) -> Iterator[Claim]:
        yield role_claim(here, "start", here.region)
        functions = [(OPERATOR, here.region)]
        known = [r for r in self.probe_regions(here) if r in here.platform.regions]
        functions += [(probe_role(here, region), region) for region in known]
        for role, region in functions:
            yield role_claim(here, role, region)
            yield from function_claims(here, role, f"{role}-code", region)
        zone = PRIVATE_ZONE.find(here, self.record.zone)
        if zone is not None:
            name = self.record_name(here)
            what = f"CNAME record {name} in {zone.effective.id}"
            values = private_record(zone, name, "CNAME")
            yield Claim("aws_route53_record", values, what, ("record", "name"))

    def derived(self, here: Here) -> Iterator[Derived]:
        minutes, ttl = self.trigger.sustained_minutes, self.record.ttl_seconds
        regions = len(self.probe_regions(here))
        limit = self.objectives.recovery_time_minutes
        yield Derived("probe votes", regions, "", "all of them must fail")
        yield Derived(
            "minutes that no step of the promotion can shorten",
            minutes + ttl / 60,
            "min",
            f"{minutes} min without an answer + {ttl} s of the record",
            limit,
        )
