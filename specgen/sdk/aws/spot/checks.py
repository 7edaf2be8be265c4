"""Checks of types of Spot instances, each with a code of the kind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from specgen.facts import ec2
from specgen.findings.finding import Problem, Severity
from specgen.findings.pointers import Pointer
from specgen.findings.words import near_ones
from specgen.project.checks.check import Check, check

DATE = "2026-11-30"
EC2 = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide"
TYPES = "https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html"
DIVERSE = 3
"""Fewer pools make one shortage an outage. We chose three: AWS advises at least ten pools, and
three types in three zones are nine."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """pointer: of the types; spot: whether they are Spot at all"""

    pointer: Pointer
    types: Sequence[str]
    architecture: str
    spot: bool = True


Of = Callable[[Any], Wanted]


def diverse(code: str, of: Of) -> Check:
    @check(
        code,
        "Spot instances have several types to choose from",
        severity=Severity.WARNING,
        fact="AWS takes instances back by type and zone; with few types, all go at the same time",
        source=f"{EC2}/spot-best-practices.html",
        date=DATE,
    )
    def types_are_many(spec: Any) -> Iterator[Problem]:
        wanted = of(spec)
        if wanted.spot and len(wanted.types) < DIVERSE:
            message = f"{len(wanted.types)} of at least {DIVERSE} types; add some of the same size"
            yield Problem(wanted.pointer, message, at_key=True)

    return types_are_many


def existing(code: str, of: Of) -> Check:
    @check(
        code,
        "types of instances exist, and have the architecture",
        fact="a type that does not exist, or of another architecture than the image, never runs a "
        "job",
        source=TYPES,
        topics=("ec2_types",),
        dated=True,
    )
    def types_exist(spec: Any) -> Iterator[Problem]:
        wanted = of(spec)
        for i, name in enumerate(wanted.types):
            found = ec2.instance_type(name)
            pointer: Pointer = (*wanted.pointer, i)
            if found is None:
                guess = near_ones(name, ec2.family_of(name))
                yield Problem(pointer, f"EC2 has no type {name}{guess}", dated=True)
            elif found.architecture != wanted.architecture:
                message = (
                    f"{name} is {found.architecture}, and `architecture` is {wanted.architecture}"
                )
                right = f"write types of {wanted.architecture}, or the other architecture"
                yield Problem(pointer, f"{message}; {right}")

    return types_exist


def sold_as_spot(code: str, of: Of) -> Check:
    @check(
        code,
        "types of Spot instances are sold as Spot",
        severity=Severity.WARNING,
        fact="EC2 sells some types on demand only",
        source="moto 5.2.5 (moto/ec2/resources/instance_types.json.gz; SupportedUsageClasses)",
        date="2026-10-27",
        topics=("ec2_types",),
    )
    def types_are_spot(spec: Any) -> Iterator[Problem]:
        wanted = of(spec)
        for i, name in enumerate(wanted.types):
            if wanted.spot and ec2.instance_type(name) and not ec2.may_be_spot(name):
                message = f"{name} is not offered as Spot; write another type"
                yield Problem((*wanted.pointer, i), message)

    return types_are_spot
