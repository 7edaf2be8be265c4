"""What follows from the keys of a replica of any engine: names, outputs, needs, charges."""

from collections.abc import Iterator, Mapping

from specgen.project.here import Here
from specgen.sdk.alarms import Subject
from specgen.sdk.aws.cost.reservable import Reservable
from specgen.sdk.aws.interfaces import KEY
from specgen.sdk.aws.rds.alarms import instance
from specgen.sdk.aws.rds.charges import database
from specgen.sdk.aws.rds.numbers import numbers, parts
from specgen.sdk.aws.rds.replica_fields import ReplicaFields
from specgen.sdk.aws.rds.replica_settings import Settings, settings_of
from specgen.sdk.aws.rds.replicas import primary_of
from specgen.sdk.charges import Bought
from specgen.sdk.declarations import (
    AddressNeed,
    AwsName,
    Derived,
    KeyUse,
    Listener,
    Output,
    QuotaNeed,
)
from specgen.sdk.placeholders import DB_INSTANCE_ARN, DB_RESOURCE_ID, DNS_NAME, ENDPOINT, TEXT

LONGEST_ROLE = "mariadb00-00"
"""Group names end in the primary's family, which is no longer than this one."""


class ReplicaModel(ReplicaFields, kw_only=True):
    def instance_in(self, here: Here) -> Settings | None:
        """It with what it takes from its primary; None if its sources lead to none."""
        return settings_of(here)

    def charges(self, here: Here) -> Iterator[Bought]:
        settings = settings_of(here)
        if settings:
            yield from database(
                settings.rds_engine.name,
                settings.instance_class,
                settings.storage,
                multi_az=self.multi_az,
                backed_up=self.backup_retention_days > 0,
                logged=bool(settings.log_exports),
                grows_by=("storage_maximum_gib",),
            )

    def network_in(self, here: Here) -> str | None:
        settings = settings_of(here)
        return settings.network if settings else None

    def outputs(self, here: Here) -> Iterator[Output]:
        instance = (("aws_db_instance", ""),)
        yield Output("address", DNS_NAME, instance, "address")
        yield Output("endpoint", ENDPOINT, instance, "endpoint")
        yield Output("arn", DB_INSTANCE_ARN, instance, "arn")
        yield Output("identifier", TEXT, instance, "identifier")
        yield Output("resource_id", DB_RESOURCE_ID, instance, "resource_id")

    def reads(self, here: Here) -> Iterator[Here]:
        """The key of its source, which it also uses."""
        settings = settings_of(here)
        found = KEY.find(here, settings.key) if settings and settings.key else None
        if found:
            yield found

    def listens(self, here: Here) -> Iterator[Listener]:
        if primary := primary_of(here):
            yield Listener(primary.spec.port, tuple(self.security_groups))

    def address_needs(self, here: Here) -> Iterator[AddressNeed]:
        settings = settings_of(here)
        if settings:
            count = 2 if self.multi_az else 1
            yield AddressNeed(settings.network, (settings.tier,), count, here.effective.id)

    def quota_needs(self, here: Here) -> Iterator[QuotaNeed]:
        settings = settings_of(here)
        if settings:
            yield QuotaNeed("db_instances", 1, ("name",))
            yield QuotaNeed("db_storage_gib", settings.storage.most_gib, ("name",))

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            yield KeyUse(self.key, "rds", ("key",))
        if self.log_key:
            yield KeyUse(self.log_key, "logs", ("log_key",))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("db_instance")
        yield AwsName("db_parameter_group", LONGEST_ROLE)
        if self.network:
            yield AwsName("db_subnet_group")
        if self.enhanced_monitoring_interval_seconds != 0:
            yield AwsName("iam_role", "monitoring")

    def reservable(self, here: Here) -> Iterator[Reservable]:
        if settings := settings_of(here):
            offering = settings.rds_engine.offering
            yield Reservable("rds", settings.instance_class, offering, self.multi_az, 1)

    def derived(self, here: Here) -> Iterator[Derived]:
        settings = settings_of(here)
        if settings:
            yield from numbers(settings)

    def watched(self, here: Here) -> Iterator[Subject]:
        yield from instance(here)

    def alarm_numbers(self, here: Here) -> Mapping[str, float]:
        settings = settings_of(here)
        return parts(settings) if settings else {}
