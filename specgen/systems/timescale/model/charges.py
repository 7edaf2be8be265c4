"""What the nodes of a database on EC2 cost."""

from collections.abc import Iterator

from specgen.facts.quotas import EBS_GP3_IOPS_RANGE, EBS_GP3_THROUGHPUT_MIB_RANGE
from specgen.facts.timescale import ROOT_GIB
from specgen.sdk import Bought, Charge, Usage, hourly
from specgen.systems.timescale.model.fields import Fields


def charges(spec: Fields) -> Iterator[Bought]:
    nodes = 2 if spec.standby else 1
    meter, pointer = f"ec2-instance:{spec.instance_type}", ("instance_type",)
    yield hourly(meter, nodes, nodes, pointer, "nodes")
    each = spec.storage.allocated_gib
    gib, how = nodes * (each + ROOT_GIB), f"{nodes} x ({each:,} + {ROOT_GIB}) GiB"
    yield Charge("ebs-gp3", gib, gib, ("storage", "allocated_gib"), how)
    for what, key, (included, _) in (
        ("iops", "iops", EBS_GP3_IOPS_RANGE),
        ("throughput", "throughput_mibps", EBS_GP3_THROUGHPUT_MIB_RANGE),
    ):
        value = getattr(spec.storage, key)
        above = nodes * max(value - included, 0)
        if above:
            how = f"{nodes} x ({value:,} - {included:,} included)"
            yield Charge(f"ebs-gp3-{what}", above, above, ("storage", key), how)
    yield Usage("s3_gib", "s3-gib", ("backup",))
