"""The keys of an account document."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from specgen.sdk import Here, Model, Part, Pointer, Singleton, Unordered
from specgen.systems.account.model.roles import SERVICE_LINKED_ROLES

RoleName = Annotated[str, Meta(extra_json_schema={"enum": list(SERVICE_LINKED_ROLES)})]


class PasswordPolicy(Part):
    """For IAM users who sign in to the console; letters, numbers and symbols are required."""

    minimum_length: Annotated[
        int, Meta(description="Minimum number of characters", ge=6, le=128)
    ] = 14
    remembered: Annotated[
        int, Meta(description="Earlier passwords that cannot be used again", ge=1, le=24)
    ] = 24
    maximum_age_days: (
        Annotated[
            int,
            # 2026-11-29: https://docs.aws.amazon.com/IAM/latest/APIReference/API_PasswordPolicy.html
            Meta(description="Days until it must be changed; by default never", ge=1, le=1095),
        ]
        | None
    ) = None


class Account(Model, kw_only=True):
    """What an account has once: password policy, block of public buckets, roles of services."""

    password_policy: Annotated[
        PasswordPolicy, Meta(description="What IAM requires of a console password")
    ] = PasswordPolicy()
    block_public_buckets: Annotated[
        bool, Meta(description="No bucket of the account can be public, whatever its policy says")
    ] = True
    service_linked_roles: Annotated[
        Unordered[RoleName],
        Meta(
            description="Services whose role is made here; import a role that already exists",
            examples=[["ecs", "opensearch"]],
        ),
    ] = []

    def singletons(self, here: Here) -> Iterator[Singleton]:
        yield Singleton("the password policy of IAM", ("name",))
        if self.block_public_buckets:
            yield Singleton("the public access block of S3", ("name",))

    def linked_roles(self) -> Iterator[tuple[str, Pointer]]:
        for i, name in enumerate(self.service_linked_roles):
            yield SERVICE_LINKED_ROLES[name][0], ("service_linked_roles", i)
