"""What a domain costs: nodes and volumes."""

from collections.abc import Iterator

from specgen.facts.search import least_iops, least_throughput
from specgen.sdk import Bought, Charge, hourly
from specgen.sdk.aws.logs import log_usage
from specgen.systems.opensearch.model.fields import Fields


def charges(spec: Fields) -> Iterator[Bought]:
    nodes, volume = spec.data.count, spec.storage.volume_gib_per_node
    yield hourly(f"opensearch:{spec.data.instance_type}", nodes, nodes, ("data", "count"), "nodes")
    masters = spec.dedicated_master
    if masters is not None:
        meter, pointer = f"opensearch:{masters.instance_type}", ("dedicated_master", "count")
        yield hourly(meter, masters.count, masters.count, pointer, "masters")
    gib, how = nodes * volume, f"{nodes} x {volume:,} GiB"
    yield Charge("opensearch-gp3", gib, gib, ("storage", "volume_gib_per_node"), how)
    for what, key, included in (
        ("iops", "iops", least_iops(volume)),
        ("throughput", "throughput_mibps", least_throughput(volume)),
    ):
        value = getattr(spec.storage, key) or 0
        above = nodes * max(value - included, 0)
        if above:
            how = f"{nodes} x ({value:,} - {included:,} included)"
            yield Charge(f"opensearch-gp3-{what}", above, above, ("storage", key), how)
    if spec.log_types:
        yield from log_usage(("log_types",))
