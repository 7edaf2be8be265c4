"""What a table costs."""

from collections.abc import Iterator

from specgen.sdk import Bought, Usage, hourly
from specgen.systems.table.model.fields import Fields
from specgen.systems.table.model.parts import bounds


def charges(spec: Fields) -> Iterator[Bought]:
    storage = spec.table_class
    yield Usage("table_gib", f"table-gib:{storage}")
    if spec.recovery_days:
        yield Usage("table_recovery_gib", "table-recovery-gib", ("recovery_days",))
    if spec.stream:
        yield Usage("table_stream_reads", "table-stream-read", ("stream",))
    if spec.provisioned is None:
        yield Usage("table_read_units", f"table-read:{storage}")
        yield Usage("table_write_units", f"table-write:{storage}")
        return
    indexes = [i.provisioned for i in spec.indexes.values() if i.provisioned]
    for key in ("reads", "writes"):
        found = [bounds(getattr(one, key)) for one in (spec.provisioned, *indexes)]
        low, high = (sum(one[side] for one in found) for side in (0, 1))
        meter = f"table-{key.removesuffix('s')}-unit:{storage}"
        yield hourly(meter, low, high, ("provisioned", key), f"{key.removesuffix('s')} units")
