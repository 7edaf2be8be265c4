"""Steps by which a lifecycle moves the same objects from class to class."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from specgen.facts.s3 import (
    DAYS_BEFORE_INFREQUENT_ACCESS,
    INFREQUENT_ACCESS,
    STORAGE_CLASSES,
)


@dataclass(frozen=True, slots=True)
class Step:
    """days: age of the objects; at: which of the steps as they are written"""

    days: float
    storage_class: str
    at: int


@dataclass(frozen=True, slots=True)
class Wrong:
    """dated: whether S3 may allow it by now"""

    step: Step
    key: Literal["days", "storage_class"]
    message: str
    dated: bool = False


def wrong_steps(steps: Sequence[Step], expire_days: float | None) -> Iterator[Wrong]:
    """What S3 refuses, or never does because the objects are gone."""
    least = DAYS_BEFORE_INFREQUENT_ACCESS
    for step in steps:
        if step.storage_class in INFREQUENT_ACCESS and step.days < least:
            message = f"S3 moves nothing to {step.storage_class} before {least} days"
            yield Wrong(step, "days", f"{message}; write {least} or more", dated=True)
        if expire_days is not None and step.days >= expire_days:
            message = f"the objects expire after {expire_days:g} days, before they move"
            yield Wrong(step, "days", f"{message}; write fewer days, or remove this step")
    for before, after in pairwise(sorted(steps, key=lambda step: step.days)):
        yield from _sinks(before, after)


def _sinks(before: Step, after: Step) -> Iterator[Wrong]:
    if before.days == after.days:
        message = f"after {after.days:g} days the objects also move to {before.storage_class}"
        yield Wrong(after, "days", f"{message}; write another day, or remove one")
        return
    earliest = before.days + DAYS_BEFORE_INFREQUENT_ACCESS
    if before.storage_class in INFREQUENT_ACCESS and after.days < earliest:
        message = f"S3 leaves objects in {before.storage_class} for 30 days at least"
        yield Wrong(after, "days", f"{message}; write {earliest:g} or more", dated=True)
    known = STORAGE_CLASSES.get(before.storage_class)
    if known is not None and after.storage_class not in known.deeper:
        message = f"after {before.days:g} days the objects are in {before.storage_class}, from "
        message += f"which S3 does not move them to {after.storage_class}"
        right = f"write {', '.join(known.deeper)}" if known.deeper else "remove this step"
        yield Wrong(after, "storage_class", f"{message}; {right}")
