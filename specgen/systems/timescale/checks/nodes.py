"""The nodes: instance type, image, volume, standby."""

from collections.abc import Iterator

from specgen.facts import ec2
from specgen.facts.freshness import known_on, may_be_a_type
from specgen.facts.quotas import (
    EBS_GP3_IOPS_RANGE,
    EBS_GP3_MAX_IOPS_PER_GIB,
    EBS_GP3_MAX_THROUGHPUT_PER_IOPS,
    EBS_GP3_THROUGHPUT_MIB_RANGE,
    SOURCES,
)
from specgen.sdk import Problem, Severity, check, near_ones, nearest
from specgen.systems.timescale.model import Timescale

TYPES = "https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html"
DAY = "2026-11-24"
CLASS = "db."


@check(
    "TSD002",
    "a node has an instance type of EC2",
    fact="db.* are classes of RDS; on EC2 the same hardware has the name without db.",
    source=TYPES,
    date=DAY,
)
def type_is_no_class(spec: Timescale) -> Iterator[Problem]:
    if spec.instance_type.startswith(CLASS):
        bare = spec.instance_type.removeprefix(CLASS)
        near = bare if ec2.instance_type(bare) else next(iter(_near(bare)), "r6g.4xlarge")
        message = f"{spec.instance_type} is a class of RDS; write {near}"
        yield Problem(("instance_type",), message)


def _near(name: str) -> list[str]:
    return list(nearest(name, ec2.family_of(name) or ec2.type_names(), 1))


@check(
    "TSD102",
    "the instance type exists",
    also=Severity.WARNING,
    fact="launching a type that does not exist fails",
    source=TYPES,
    date=DAY,
    topics=("ec2_types",),
    dated=True,
)
def type_exists(spec: Timescale) -> Iterator[Problem]:
    name, pointer = spec.instance_type, ("instance_type",)
    if name.startswith(CLASS) or ec2.instance_type(name) is not None:
        return
    guess = near_ones(name, ec2.family_of(name) or ec2.type_names())
    if not may_be_a_type(name):
        yield Problem(pointer, f"EC2 has no type {name}{guess}")
    else:
        message = f"the type {name} was not known on {known_on('ec2_types')}{guess}"
        hint = "if EC2 has it now, write `image` and memory `parameters`, and record a decision"
        mistaken = bool(ec2.family_of(name))
        severity = None if mistaken else Severity.WARNING
        yield Problem(pointer, message, hint, severity=severity, dated=mistaken)


@check(
    "TSD103",
    "an instance type has the expected vCPU and memory",
    severity=Severity.WARNING,
    fact="vCPU and memory follow from the type",
    source="moto's copy of EC2's instance types, see facts/data/ec2_types.json",
    topics=("ec2_types",),
)
def type_is_as_expected(spec: Timescale) -> Iterator[Problem]:
    real, expected = ec2.instance_type(spec.instance_type), spec.expected_instance
    if real is None or expected is None:
        return
    found = {"vcpu": float(real.vcpu), "memory_gib": real.memory_mib / 1024}
    for key, unit in (("vcpu", "vCPU"), ("memory_gib", "GiB")):
        wants = getattr(expected, key)
        if wants is not None and found[key] != wants:
            message = f"{spec.instance_type} has {found[key]:g} {unit}, expected {wants:g}"
            hint = f"write {found[key]:g}, or choose another type"
            yield Problem(("expected_instance", key), message, hint)


@check("TSD104", "an image is named if packages come from it")
def image_is_named(spec: Timescale) -> Iterator[Problem]:
    if spec.packages == "image" and spec.image is None:
        message = "packages come from an image, but none is named; add `image`"
        yield Problem(("packages",), message, "Ubuntu's own image does not contain PostgreSQL")


@check(
    "TSD007",
    "a database outlives one of its nodes",
    severity=Severity.WARNING,
    fact="without a standby, a failed node is down until it is restored",
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instances-status-check_sched.html",
    date=DAY,
)
def there_is_a_standby(spec: Timescale) -> Iterator[Problem]:
    if not spec.standby:
        message = "a single node has nothing to fail over to; write standby: true"
        yield Problem(("standby",), message, "or record a decision if that is intended")


@check("TSD105", "a standby has its secret")
def standby_has_its_secret(spec: Timescale) -> Iterator[Problem]:
    if spec.standby and spec.replication_secret is None:
        message = "a standby needs a password to read the primary; add `replication_secret`"
        yield Problem(("standby",), message, "name a `secret` document, or write standby: false")


@check(
    "TSD008",
    "IOPS fit the volume, throughput fits the IOPS",
    fact="gp3 has 3,000 to 80,000 IOPS, at most 500 per GiB, and 125 to 2,000 MiB/s, at most 0.25 "
    "per IOPS",
    source=SOURCES["EBS_GP3_MAX_IOPS_PER_GIB"],
    date=DAY,
)
def volume_is_possible(spec: Timescale) -> Iterator[Problem]:
    storage = spec.storage
    yield from _range("iops", storage.iops, EBS_GP3_IOPS_RANGE, "IOPS")
    yield from _range(
        "throughput_mibps", storage.throughput_mibps, EBS_GP3_THROUGHPUT_MIB_RANGE, "MiB/s"
    )
    most = storage.allocated_gib * EBS_GP3_MAX_IOPS_PER_GIB
    if most < storage.iops <= EBS_GP3_IOPS_RANGE[1]:
        message = f"{storage.iops} IOPS is too much for {storage.allocated_gib} GiB"
        yield Problem(("storage", "iops"), f"{message}; write at most {most}")
    fastest = int(storage.iops * EBS_GP3_MAX_THROUGHPUT_PER_IOPS)
    if fastest < storage.throughput_mibps <= EBS_GP3_THROUGHPUT_MIB_RANGE[1]:
        needed = int(storage.throughput_mibps / EBS_GP3_MAX_THROUGHPUT_PER_IOPS)
        message = f"{storage.throughput_mibps} MiB/s is too much for {storage.iops} IOPS"
        hint = f"or {needed} as `iops`"
        yield Problem(("storage", "throughput_mibps"), f"{message}; write at most {fastest}", hint)


def _range(key: str, value: int, bounds: tuple[int, int], unit: str) -> Iterator[Problem]:
    low, high = bounds
    if not low <= value <= high:
        message = f"gp3 has {low:,} to {high:,} {unit}, not {value:,}"
        hint = f"{low:,} are included at any size"
        yield Problem(("storage", key), message, hint)


NODE_CHECKS = (
    type_is_no_class,
    type_exists,
    type_is_as_expected,
    image_is_named,
    there_is_a_standby,
    standby_has_its_secret,
    volume_is_possible,
)
