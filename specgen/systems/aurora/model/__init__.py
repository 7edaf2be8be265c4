"""What follows from an aurora document: instances, names, outputs, needs, charges."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from specgen.facts import rds
from specgen.facts.aurora import SERVERLESS
from specgen.sdk import (
    AddressNeed,
    AwsName,
    Bought,
    Derived,
    Here,
    Keeps,
    KeyUse,
    Listener,
    Output,
    PartName,
    Pointer,
    QuotaNeed,
    Subject,
    Usage,
    hourly,
    part_name,
)
from specgen.sdk.aws.cost.reservable import Reservable
from specgen.sdk.aws.logs import log_usage
from specgen.sdk.aws.rds.engines import AURORA_MYSQL, AURORA_POSTGRES, Engine
from specgen.sdk.aws.rds.numbers import GIB
from specgen.sdk.placeholders import DNS_NAME, SECRET_ARN, TEXT
from specgen.systems.aurora.model.fields import Fields

WRITER = "writer"
CLUSTER_ARN = "arn:{partition}:rds:{region}:{account}:cluster:{name}"
CLUSTER_ID = "cluster-0123456789ABCDEFGHIJKLMNOP"
GIB_OF_AN_ACU = 2


@dataclass(frozen=True, slots=True)
class Instance:
    """role: in addresses and names; pointer: where its class is written"""

    role: PartName | str
    instance_class: str
    promotion_tier: int
    pointer: Pointer
    named_at: Pointer = ("name",)

    @property
    def is_serverless(self) -> bool:
        return self.instance_class == SERVERLESS

    @property
    def text(self) -> str:
        return str(getattr(self.role, "first", self.role))


class Aurora(Fields, kw_only=True):
    """An Aurora cluster: a writer and readers on one volume; encrypted, private, TLS only."""

    not_built: ClassVar[dict[str, str]] = {
        "backtrack": "AWS has it for Aurora MySQL only, if the cluster was made with it; "
        "restore a backup to a point in time instead",
        "master_password": "RDS always creates and rotates it; others read `master_secret_arn`",
        "storage": "it grows by itself; `storage_type` chooses how it is billed",
        "multi_az": "a reader in another zone is the standby; write `readers`",
        "scaling": "the number of readers is fixed; `serverless` changes their size instead",
    }

    @property
    def is_postgres(self) -> bool:
        return self.engine == "postgres"

    @property
    def makes_its_password(self) -> bool:
        return True

    @property
    def master_password_days(self) -> None:
        """RDS's own."""
        return

    @property
    def rds_engine(self) -> Engine:
        return AURORA_POSTGRES if self.is_postgres else AURORA_MYSQL

    @property
    def family(self) -> str:
        return self.rds_engine.family(self.engine_version)

    @property
    def group_role(self) -> str:
        """Part of the names of groups, which have no dots: `aurora-mysql8-0`."""
        return self.family.replace(".", "-")

    @property
    def listening_port(self) -> int:
        return self.port or (5432 if self.is_postgres else 3306)

    @property
    def master_user(self) -> str:
        return self.username or ("postgres" if self.is_postgres else "admin")

    @property
    def exported(self) -> tuple[str, ...]:
        if self.log_exports is not None:
            return tuple(self.log_exports)
        return ("postgresql",) if self.is_postgres else ("error", "slowquery")

    def instances(self) -> list[Instance]:
        """The writer first, then readers by name; after a failover AWS may have swapped them."""
        found = [Instance(WRITER, self.instance_class, 0, ("instance_class",))]
        for name, reader in sorted(self.readers.items()):
            role = part_name(name, reader).map("reader-{}".format)
            own = reader.instance_class
            pointer = ("readers", name, "instance_class") if own else ("instance_class",)
            class_ = own or self.instance_class
            place = ("readers", name)
            found.append(Instance(role, class_, reader.promotion_tier, pointer, place))
        return found

    def network_in(self, here: Here) -> str:
        return self.network

    def charges(self, here: Here) -> Iterator[Bought]:
        made, kind = self.instances(), self.storage_type
        for name in sorted({one.instance_class for one in made if not one.is_serverless}):
            same = [one for one in made if one.instance_class == name]
            meter = f"{self.rds_engine.name}:{name}:{kind}"
            yield hourly(meter, len(same), len(same), same[0].pointer, "instances")
        count, range_ = sum(one.is_serverless for one in made), self.serverless
        if count and range_:
            low, high = count * range_.minimum_acu, count * range_.maximum_acu
            yield hourly(f"aurora-acu:{kind}", low, high, ("serverless", "maximum_acu"), "ACU")
        yield Usage("aurora_gib", f"aurora-gib:{kind}", ("storage_type",))
        if kind == "standard":
            yield Usage("aurora_requests", "aurora-request", ("storage_type",))
        yield Usage("backup_gib", "rds-backup", ("backup_retention_days",))
        if self.exported:
            yield from log_usage(("log_exports",))

    def outputs(self, here: Here) -> Iterator[Output]:
        """address: of the writer; reader_address: of the readers, or of the writer if none"""
        cluster = (("aws_rds_cluster", ""),)
        yield Output("address", DNS_NAME, cluster, "endpoint")
        yield Output("reader_address", DNS_NAME, cluster, "reader_endpoint")
        yield Output("arn", CLUSTER_ARN, cluster, "arn")
        yield Output("identifier", TEXT, cluster, "cluster_identifier")
        yield Output("resource_id", CLUSTER_ID, cluster, "cluster_resource_id")
        managed = "master_user_secret[0].secret_arn"
        yield Output("master_secret_arn", SECRET_ARN, cluster, managed)

    def listens(self, here: Here) -> Iterator[Listener]:
        yield Listener(self.listening_port, tuple(self.security_groups))

    def address_needs(self, here: Here) -> Iterator[AddressNeed]:
        count = len(self.instances())
        yield AddressNeed(self.network, (self.tier,), count, here.effective.id)

    def quota_needs(self, here: Here) -> Iterator[QuotaNeed]:
        yield QuotaNeed("db_instances", len(self.instances()), ("readers",))

    def reservable(self, here: Here) -> Iterator[Reservable]:
        for one in self.instances():
            if not one.is_serverless:
                offering = self.rds_engine.offering
                yield Reservable("rds", one.instance_class, offering, False, 1)  # noqa: FBT003

    def derived(self, here: Here) -> Iterator[Derived]:
        yield Derived("instances", len(self.instances()), "", "the writer and its readers")
        if self.serverless:
            range_ = self.serverless
            least, most = (n * GIB_OF_AN_ACU for n in (range_.minimum_acu, range_.maximum_acu))
            yield Derived("memory of a serverless instance", least, "GiB", "ACU x 2", most)

    def alarm_numbers(self, here: Here) -> Mapping[str, float]:
        """Of the smallest instance with a class."""
        known = [rds.instance_class(one.instance_class) for one in self.instances()]
        real = [one for one in known if one is not None]
        if not real:
            return {}
        memory, vcpu = min(one.memory_gib for one in real), min(one.vcpu for one in real)
        found = {f"memory_{p}_percent": memory * GIB * p / 100 for p in (3, 6)}
        return found | {"vcpu": vcpu, "vcpu_twice": vcpu * 2}

    def watched(self, here: Here) -> Iterator[Subject]:
        for one in self.instances():
            name = here.names.of(f"{here.effective.aws_name}-{one.text}")
            dimensions = {"DBInstanceIdentifier": name}
            yield Subject("aurora_instance", one.text, dimensions)
            yield Subject(
                "aurora_serverless" if one.is_serverless else "aurora_provisioned",
                one.text,
                dimensions,
            )
            if one.role != WRITER:
                yield Subject("aurora_reader", one.text, dimensions)

    def keeps(self, here: Here) -> Iterator[Keeps]:
        yield Keeps("tables", bool(self.key), fixed=True, backup="")

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            yield KeyUse(self.key, "rds", ("key",))
        if self.log_key and self.exported:
            yield KeyUse(self.log_key, "logs", ("log_key",))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("db_cluster")
        yield AwsName("db_subnet_group")
        yield AwsName("db_cluster_parameter_group", self.group_role)
        if self.instance_parameters:
            yield AwsName("db_parameter_group", self.group_role)
        for one in self.instances():
            yield AwsName("db_instance", one.role, one.named_at)
        if self.enhanced_monitoring_interval_seconds > 0:
            yield AwsName("iam_role", "monitoring")
