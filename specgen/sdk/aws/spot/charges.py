"""What hosts cost that run only while there is work."""

from collections.abc import Iterator

from specgen.facts.meters import HOURS_A_MONTH
from specgen.findings.pointers import Pointer
from specgen.sdk.charges import Charge, hourly


def host_charges(  # noqa: PLR0913  what a charge is made of
    meter: str,
    bounds: tuple[int, int],
    volume_gib: int,
    at: Pointer,
    of_hosts: Pointer,
    of_volumes: Pointer,
) -> Iterator[Charge]:
    """bounds: least and most hosts at a time, all month; at: the document's key before these"""
    low, high = bounds
    yield hourly(meter, low, high, (*at, *of_hosts), "hosts")
    count = f"{low}" if low == high else f"{low} to {high}"
    how = f"{count} hosts x {volume_gib} GiB, all {HOURS_A_MONTH} hours"
    yield Charge("ebs-gp3", low * volume_gib, high * volume_gib, (*at, *of_volumes), how)
