"""Model of a state_backend document; bucket, region and key alias are the platform's."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from specgen.sdk import AwsName, Bought, Claim, Here, Model, Pointer, Singleton, Usage


class StateBackend(Model, kw_only=True):
    """The bucket and the key that `backend` of the platform names, and a copy of the state."""

    holds_states: ClassVar[bool] = True

    replica_region: Annotated[
        str,
        Meta(
            description="Region that holds a copy of every state, in case the first one is down",
            examples=["us-west-2"],
        ),
    ] = ""
    noncurrent_days: Annotated[
        int, Meta(description="Days that earlier versions of a state are kept", ge=1, le=3650)
    ] = 365

    def charges(self, here: Here) -> Iterator[Bought]:
        yield Usage("s3_gib", "s3-gib")
        if self.replica_region:
            pointer = ("replica_region",)
            yield Usage("s3_gib", "s3-gib", pointer, region=self.replica_region)

    def aws_names(self) -> Iterator[AwsName]:
        if self.replica_region:
            yield AwsName("iam_role", "replication")

    def singletons(self, here: Here) -> Iterator[Singleton]:
        yield Singleton(f"the state bucket {here.account.backend.bucket}", ("name",))

    def claims(self, here: Here) -> Iterator[Claim]:
        yield _bucket(here.account.backend.bucket, ("name",))
        if self.replica_region:
            yield _bucket(self.replica_bucket(here), ("replica_region",))

    def replica_bucket(self, here: Here) -> str:
        return f"{here.account.backend.bucket}-replica"


def _bucket(name: str, pointer: Pointer) -> Claim:
    return Claim("aws_s3_bucket", (name,), f"bucket {name}", pointer, compared=True)
