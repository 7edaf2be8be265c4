"""What follows from the keys of an instance of any engine: names, outputs, needs, charges."""

from collections.abc import Iterator, Mapping
from typing import Any

from specgen.project.here import Here
from specgen.sdk.alarms import Subject
from specgen.sdk.aws.cost.reservable import Reservable
from specgen.sdk.aws.rds.alarms import instance
from specgen.sdk.aws.rds.charges import database
from specgen.sdk.aws.rds.engines import Engine
from specgen.sdk.aws.rds.instance_fields import InstanceFields
from specgen.sdk.aws.rds.numbers import most_connections, numbers, parts
from specgen.sdk.charges import Bought
from specgen.sdk.declarations import (
    AddressNeed,
    AwsName,
    ByHand,
    Derived,
    Keeps,
    KeyUse,
    Listener,
    Output,
    QuotaNeed,
)
from specgen.sdk.placeholders import (
    DB_INSTANCE_ARN,
    DB_RESOURCE_ID,
    DNS_NAME,
    ENDPOINT,
    SECRET_ARN,
    TEXT,
)


class InstanceModel(InstanceFields, kw_only=True):
    """A model has the keys engine_version, parameters, port, log_exports, too."""

    @property
    def rds_engine(self) -> Engine:
        """Each kind has its own; a struct of msgspec cannot be an abstract class."""
        raise NotImplementedError

    @property
    def family(self) -> str:
        """The parameter group's: `postgres15`, `mysql8.4`."""
        return self.rds_engine.family(_of(self).engine_version)

    @property
    def group_role(self) -> str:
        """Part of the names of groups, which have no dots: `mysql8-4`."""
        return self.family.replace(".", "-")

    @property
    def major_version(self) -> str:
        return self.rds_engine.major(_of(self).engine_version)

    @property
    def makes_its_password(self) -> bool:
        """RDS makes it, and keeps it in a secret of its own."""
        return self.master_password == "rds_managed"  # noqa: S105  the way, not the password

    @property
    def exported(self) -> tuple[str, ...]:
        return tuple(_of(self).log_exports)

    @property
    def max_connections(self) -> int | None:
        """None if the class is unknown."""
        return most_connections(_of(self))

    def charges(self, here: Here) -> Iterator[Bought]:
        yield from database(
            self.rds_engine.name,
            self.instance_class,
            self.storage,
            multi_az=self.multi_az,
            backed_up=self.backup_retention_days > 0,
            logged=bool(_of(self).log_exports),
        )

    def instance_in(self, here: Here) -> Any:
        """Itself; a replica has another, with what it takes from its primary."""
        return self

    def network_in(self, here: Here) -> str:
        return self.network

    def outputs(self, here: Here) -> Iterator[Output]:
        instance = (("aws_db_instance", ""),)
        yield Output("address", DNS_NAME, instance, "address")
        yield Output("endpoint", ENDPOINT, instance, "endpoint")
        yield Output("arn", DB_INSTANCE_ARN, instance, "arn")
        yield Output("identifier", TEXT, instance, "identifier")
        yield Output("resource_id", DB_RESOURCE_ID, instance, "resource_id")
        if self.makes_its_password:
            managed = "master_user_secret[0].secret_arn"
            yield Output("master_secret_arn", SECRET_ARN, instance, managed)

    def listens(self, here: Here) -> Iterator[Listener]:
        yield Listener(_of(self).port, tuple(self.security_groups))

    def address_needs(self, here: Here) -> Iterator[AddressNeed]:
        count = 2 if self.multi_az else 1
        yield AddressNeed(self.network, (self.tier,), count, here.effective.id)

    def quota_needs(self, here: Here) -> Iterator[QuotaNeed]:
        yield QuotaNeed("db_instances", 1, ("name",))
        yield QuotaNeed("db_storage_gib", self.storage.most_gib, ("storage",))

    def reservable(self, here: Here) -> Iterator[Reservable]:
        yield Reservable("rds", self.instance_class, self.rds_engine.offering, self.multi_az, 1)

    def derived(self, here: Here) -> Iterator[Derived]:
        yield from numbers(_of(self))

    def watched(self, here: Here) -> Iterator[Subject]:
        yield from instance(here)

    def alarm_numbers(self, here: Here) -> Mapping[str, float]:
        return parts(_of(self))

    def by_hand(self, here: Here) -> Iterator[ByHand]:
        if self.master_password == "secret":  # noqa: S105  the way, not the password
            variable = f"{here.name}-master-password".replace("-", "_")
            yield ByHand(
                f"Before this starts, export TF_VAR_{variable}: the master password of "
                f"{here.effective.id}, as secret/{self.master_secret} has it. Only the apply that "
                "creates the instance needs it.",
                "before",
            )

    def keeps(self, here: Here) -> Iterator[Keeps]:
        wanted = "" if self.backup_retention_days else "`backup_retention_days: 7`"
        yield Keeps("tables", bool(self.key), fixed=True, backup=wanted)

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            yield KeyUse(self.key, "rds", ("key",))
        if self.log_key and _of(self).log_exports:
            yield KeyUse(self.log_key, "logs", ("log_key",))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("db_instance")
        yield AwsName("db_subnet_group")
        yield AwsName("db_parameter_group", self.group_role)
        if self.enhanced_monitoring_interval_seconds > 0:
            yield AwsName("iam_role", "monitoring")


def _of(model: InstanceModel) -> Any:
    """With the keys whose form each engine has its own."""
    return model
