"""What follows from a timescale document: nodes, levels, outputs, keys, numbers."""

from collections.abc import Iterator

from specgen.facts import ec2
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
    Published,
    QuotaNeed,
    Subject,
)
from specgen.systems.timescale.model.charges import charges
from specgen.systems.timescale.model.fields import Fields
from specgen.systems.timescale.model.tables import Hypertable, Level

PRIMARY, STANDBY = "primary", "standby"
NODES = 2
HOURS_A_DAY = 24
GIB_OF_A_TIB = 1_024


class Timescale(Fields, kw_only=True):
    """PostgreSQL with TimescaleDB on EC2: volumes, replication, backups, tables with policies."""

    def charges(self, here: Here) -> Iterator[Bought]:
        yield from charges(self)

    @property
    def roles(self) -> tuple[str, ...]:
        return (PRIMARY, STANDBY) if self.standby else (PRIMARY,)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Names of the secret documents that nodes read."""
        application = [self.application.secret] if self.application else []
        replication = [self.replication_secret] if self.replication_secret else []
        return (*application, *replication)

    def ordered_levels(self) -> list[tuple[str, Level]]:
        """From fine to coarse, in whatever order they are written."""
        return sorted(self.levels.items(), key=lambda item: (item[1].bucket_seconds, item[0]))

    def kept_days(self, table: Hypertable) -> int | None:
        """Days that the table's own rows are kept; None: for ever."""
        return self.retention_days if table.retention_days is None else table.retention_days

    def outputs(self, here: Here) -> Iterator[Output]:
        def of(kind: str) -> tuple[tuple[str, str], ...]:
            return tuple((kind, role) for role in self.roles)

        for role in self.roles:
            name = "address" if role == PRIMARY else f"{role}_address"
            interface = (("aws_network_interface", role),)
            yield Output(name, "10.0.0.10", interface, "private_ip")
        yield Output(
            "instance_ids",
            "i-0123456789abcdef0,i-0123456789abcdef1",
            of("aws_instance"),
            is_list=True,
        )
        yield Output(
            "volume_arns",
            "arn:{partition}:ec2:{region}:{account}:volume/vol-0123456789abcdef0,arn:{partition}:ec2:{region}:{account}:volume/vol-0123456789abcdef1",
            of("aws_ebs_volume"),
            "arn",
            is_list=True,
        )

    def watched(self, here: Here) -> Iterator[Subject]:
        for i, role in enumerate(self.roles):
            yield Subject(
                "timeseries_node", role, {"InstanceId": Published(here, "instance_ids", i)}
            )

    def listens(self, here: Here) -> Iterator[Listener]:
        yield Listener(self.port, tuple(self.security_groups))

    def address_needs(self, here: Here) -> Iterator[AddressNeed]:
        what = f"timescale/{here.name}"
        yield AddressNeed(self.network, (self.tier,), len(self.roles), what)

    def keeps(self, here: Here) -> Iterator[Keeps]:
        """PgBackRest makes backups of each."""
        yield Keeps("tables", bool(self.key), fixed=True)

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            yield KeyUse(self.key, "ec2", ("key",))
            yield KeyUse(self.key, "s3", ("key",))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName("iam_role", "node")
        yield AwsName("instance_profile", "node")
        yield AwsName("launch_template")
        yield AwsName("s3_bucket", "backups-000000000000")
        if self.packages == "bucket":
            yield AwsName("s3_bucket", "packages-000000000000")

    def quota_needs(self, here: Here) -> Iterator[QuotaNeed]:
        real = ec2.instance_type(self.instance_type)
        if real is not None:
            vcpu = real.vcpu * len(self.roles)
            yield QuotaNeed("ec2_standard_vcpu", vcpu, ("instance_type",))
        volumes = self.storage.allocated_gib * len(self.roles) / GIB_OF_A_TIB
        yield QuotaNeed("gp3_volumes_tib", volumes, ("storage", "allocated_gib"))

    def derived(self, here: Here) -> Iterator[Derived]:
        real, nodes = ec2.instance_type(self.instance_type), len(self.roles)
        if real is not None:
            of_each = f"{real.name} has"
            yield Derived("vCPU of a node", real.vcpu, "vCPU", f"{of_each} {real.vcpu}")
            memory = real.memory_mib / 1024
            yield Derived("memory of a node", memory, "GiB", f"{of_each} {memory:g}")
        storage = self.storage
        total = storage.allocated_gib * nodes
        yield Derived("storage", total, "GiB", f"{nodes} x {storage.allocated_gib}")
        yield Derived("IOPS of a node", storage.iops, "IOPS", "gp3, 3,000 included")
        for name, table in self.hypertables.items():
            yield from self._kept(name, table)

    def _kept(self, name: str, table: Hypertable) -> Iterator[Derived]:
        days, hours = self.kept_days(table), table.chunk_interval_hours
        if days is not None:
            yield Derived(f"days of {name}", days, "days")
            chunks = -(-days * HOURS_A_DAY // hours) + 1
            how = f"{days} days / {hours} hours, and the one that is being written"
            yield Derived(f"chunks of {name}", chunks, "chunks", how)
        for level, made in self.ordered_levels() if table.values else ():
            if made.retention_days is not None:
                rows = f"a row is {made.bucket_seconds:,} seconds"
                yield Derived(f"days of {name}_{level}", made.retention_days, "days", rows)
