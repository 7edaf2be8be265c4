"""AWS accounts of the platform: which one an environment is in, and what exists once in each.

What exists once per account is in a scope, which takes the place of an environment: `account` in
the platform's own account, `account-NAME` in another one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from specgen.project.platform_parts import Account, Backend, OtherAccount

ACCOUNT_SCOPE = "account"
"""The scope of the platform's own account."""


@dataclass(frozen=True, slots=True)
class AwsAccount:
    """An AWS account, as a document in it sees it.

    scope: takes the place of an environment for what exists once in it

    name: the key of `accounts`; empty for the platform's own
    role: name of the IAM role that Terraform assumes in it, or empty
    backend: of what is in it
    keeper: the id of the account that the backend's bucket is in
    """

    name: str
    id: str
    partition: str
    role: str
    backend: Backend
    keeper: str

    @property
    def scope(self) -> str:
        return f"{ACCOUNT_SCOPE}-{self.name}" if self.name else ACCOUNT_SCOPE

    @property
    def role_arn(self) -> str:
        """Empty if no role is assumed."""
        return f"arn:{self.partition}:iam::{self.id}:role/{self.role}" if self.role else ""


def own_account(own: Account, backend: Backend) -> AwsAccount:
    return AwsAccount("", own.id, own.partition, own.role, backend, own.id)


def accounts_of(
    own: Account, backend: Backend, others: Mapping[str, OtherAccount]
) -> dict[str, AwsAccount]:
    """By scope; the platform's own first, the others by name."""
    found = (
        AwsAccount(
            name,
            other.id,
            own.partition,
            other.role,
            other.backend or backend,
            other.id if other.backend else own.id,
        )
        for name, other in sorted(others.items())
    )
    return {account.scope: account for account in (own_account(own, backend), *found)}
