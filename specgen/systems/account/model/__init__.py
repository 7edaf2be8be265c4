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


class Contact(Part, kw_only=True):
    """A person or a team; AWS writes to it beside the account's owner."""

    name: Annotated[str, Meta(description="Name", min_length=1, max_length=64)]
    title: Annotated[str, Meta(description="Title", min_length=1, max_length=50)] = "Security team"
    # 2026-11-30: EmailAddress in the API model of botocore 1.44.5, and what the provider asks for
    email: Annotated[
        str,
        Meta(
            description="Address",
            pattern=r"^[A-Za-z0-9_+=.#|!&-]*[A-Za-z0-9_+=.-]@[A-Za-z0-9_.-]+\.[A-Za-z0-9_]+$",
            max_length=254,
            examples=["security@example.com"],
        ),
    ]
    # 2026-11-29: https://docs.aws.amazon.com/accounts/latest/APIReference/API_PutAlternateContact.html
    phone: Annotated[
        str,
        Meta(
            description="Telephone number",
            pattern=r"^[ 0-9()+-]+$",
            max_length=25,
            examples=["+1 555 0100"],
        ),
    ]


class Account(Model, kw_only=True):
    """What an account has once: password policy, block of public buckets, roles of services."""

    password_policy: Annotated[
        PasswordPolicy, Meta(description="What IAM requires of a console password")
    ] = PasswordPolicy()
    block_public_buckets: Annotated[
        bool, Meta(description="No bucket of the account can be public, whatever its policy says")
    ] = True
    security_contact: Annotated[
        Contact | None,
        Meta(description="Whom AWS tells of security matters; by default the owner only"),
    ] = None
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

        if self.security_contact:
            yield Singleton("the security contact", ("security_contact",))

    def linked_roles(self) -> Iterator[tuple[str, Pointer]]:
        for i, name in enumerate(self.service_linked_roles):
            yield SERVICE_LINKED_ROLES[name][0], ("service_linked_roles", i)
