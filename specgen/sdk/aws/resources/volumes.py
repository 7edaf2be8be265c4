"""Volumes that EBS does not make: types, sizes, IOPS and throughput."""

from collections.abc import Iterator, Mapping

from specgen.facts import ebs
from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.findings.words import did_you_mean
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

_BLOCKS = (("root_block_device",), ("ebs_block_device",))
_VOLUMES: Mapping[str, tuple[tuple[Pointer, ...], str, str]] = {
    "aws_ebs_volume": (((),), "type", "size"),
    "aws_instance": (_BLOCKS, "volume_type", "volume_size"),
    "aws_launch_configuration": (_BLOCKS, "volume_type", "volume_size"),
    "aws_launch_template": (
        (("block_device_mappings", "ebs"),),
        "volume_type",
        "volume_size",
    ),
}
"""Resource type -> where its volumes are, and the attributes with type and size."""

STORAGE = ("gp2", "gp3", "io1", "io2", "standard")
"""source: CreateDBInstance in RDS's API model of botocore 1.44.5 (2026-11-28)"""


@resource_check(
    "AWS017",
    "a volume has a type that exists, and the size, IOPS and throughput that go with it",
    *_VOLUMES,
    "aws_db_instance",
    fact="EBS has a range for each type; io1 and io2 need IOPS, only gp3 takes a throughput, at "
    "most 0.25 MiB/s for each of its IOPS and 500 IOPS for each GiB",
    source=ebs.SOURCE,
)
def volumes_exist(kind: str, block: Block) -> Iterator[Problem]:
    if kind == "aws_db_instance":
        yield from _about_type(block, "storage_type", STORAGE)
        return
    paths, of_type, of_size = _VOLUMES[kind]
    for path in paths:
        for inner in block.blocks(*map(str, path)):
            yield from _about_type(inner, of_type, tuple(ebs.TYPES))
            if (volume := ebs.TYPES.get(inner.text(of_type))) is not None:
                yield from _about_ranges(inner, volume, of_type, of_size)


def _about_type(block: Block, key: str, known: tuple[str, ...]) -> Iterator[Problem]:
    written = block.text(key)
    if written and written not in known:
        guess = did_you_mean(written, known) or f"; it has {', '.join(known)}"
        yield block.problem(key, f"AWS has no volumes of type {written!r}{guess}")


def _about_ranges(
    block: Block, volume: ebs.VolumeType, of_type: str, of_size: str
) -> Iterator[Problem]:
    name = block.text(of_type)
    if volume.needs_iops and block.lacks("iops"):
        yield block.problem(of_type, f"a volume of type {name} needs iops")
    limits = ((of_size, volume.gib), ("iops", volume.iops), ("throughput", volume.throughput_mib))
    for key, (least, most) in limits:
        number = block.number(key)
        if number and not least <= number <= most:  # the provider takes 0 for none
            ranges = f"takes {least:,} to {most:,}" if most else "takes none"
            yield block.problem(key, f"{key} is {number:g}, and a volume of type {name} {ranges}")
    if name == "gp3":
        yield from _about_gp3(block, of_size)


def _about_gp3(block: Block, of_size: str) -> Iterator[Problem]:
    size, iops, mib = (block.number(key) for key in (of_size, "iops", "throughput"))
    if iops is None and block.lacks("iops"):
        iops = ebs.GP3_FREE_IOPS
    if size and iops and iops > max(ebs.GP3_FREE_IOPS, size * ebs.GP3_IOPS_PER_GIB):
        most = size * ebs.GP3_IOPS_PER_GIB
        yield block.problem(
            "iops", f"{size:g} GiB of gp3 have at most {most:,g} iops, not {iops:,g}"
        )
    if mib and iops and mib > iops * ebs.GP3_MIB_PER_IOPS:
        needed = mib / ebs.GP3_MIB_PER_IOPS
        message = (
            f"a throughput of {mib:g} MiB/s needs {needed:,g} iops, and this volume has {iops:,g}"
        )
        yield block.problem("throughput", message)
