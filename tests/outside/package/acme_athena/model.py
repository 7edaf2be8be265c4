"""What an athena_workgroup document sets."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from specgen.sdk import AwsName, Derived, Here, KeyUse, Model, NameRule, Output, reference

MIB = 1024 * 1024

NAMES = NameRule(
    128,
    r"[a-zA-Z0-9._-]+",
    "letters, digits and ._-",
    "https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateWorkGroup.html",
    "workgroup",
)


class Workgroup(Model, kw_only=True):
    """An Athena workgroup whose queries scan a bounded amount of data."""

    results: Annotated[
        str, Meta(description="S3 bucket of the results", examples=["acme-query-results"])
    ]
    key: Annotated[str, reference("key", "Key of the results")] | None = None
    most_scanned_mib: Annotated[int, Meta(description="Data that a query may scan")] = 1024

    @property
    def most_scanned(self) -> int:
        """Bytes."""
        return self.most_scanned_mib * MIB

    def outputs(self, here: Here) -> Iterator[Output]:
        yield Output("name", "{name}", (("aws_athena_workgroup", ""),), "name")

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            yield KeyUse(self.key, "s3", ("key",))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName(NAMES)

    def derived(self, here: Here) -> Iterator[Derived]:
        yield Derived("data of a query", self.most_scanned_mib, "MiB")

    def alarm_numbers(self, here: Here) -> Mapping[str, float]:
        return {"slow_milliseconds": 60_000}
