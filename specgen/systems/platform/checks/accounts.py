"""Several accounts: which environment is where, and what crosses from one to another."""

from collections.abc import Iterator

from specgen.project.references import references_of, target
from specgen.sdk import (
    At,
    Effective,
    Here,
    Pointer,
    Problem,
    Project,
    did_you_mean,
    project_check,
)

ASSUMED = "https://developer.hashicorp.com/terraform/language/backend/s3#assume-role-configuration"


@project_check(
    "PLT022",
    "the account of an environment is one of the platform's `accounts`",
    across=True,
)
def accounts_exist(project: Project) -> Iterator[At]:
    known = sorted(project.platform.accounts)
    for name, environment in project.platform.environments.items():
        wanted = environment.account
        if wanted and wanted not in known:
            guess = did_you_mean(wanted, known)
            there = f"it has {', '.join(known)}" if known else "it has no `accounts`"
            message = f"the platform has no account `{wanted}`{guess}"
            problem = Problem(("environments", name, "account"), message, "" if guess else there)
            yield At(project.platform_document, problem)


@project_check(
    "PLT023",
    "accounts differ in their id, and in the bucket of their state",
    across=True,
    fact="a bucket's name is in the world once, so one account owns it",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
    date="2026-11-30",
)
def accounts_differ(project: Project) -> Iterator[At]:
    platform = project.platform
    ids = {platform.account.id: "the platform's own account"}
    buckets = {platform.backend.bucket: "the platform's own account"}
    for name, account in sorted(platform.accounts.items()):
        pointer = ("accounts", name)
        if first := ids.get(account.id):
            message = f"{account.id} is {first} already"
            right = "write the id of another one, or remove it, and `account` of its environments"
            yield At(project.platform_document, Problem((*pointer, "id"), message, right))
        bucket = account.backend.bucket if account.backend else ""
        if bucket and (first := buckets.get(bucket)):
            message = f"the bucket {bucket} is in {first}"
            right = "write a bucket of this account, or remove `backend` to keep the state there"
            where = (*pointer, "backend", "bucket")
            yield At(project.platform_document, Problem(where, message, right))
        ids.setdefault(account.id, f"`{name}`")
        buckets.setdefault(bucket, f"`{name}`")


@project_check(
    "PLT024",
    "Terraform has a role in an account from which it reads or makes something for another one",
    across=True,
    fact="one run of Terraform has the credentials of one account, and reaches another one only by "
    "a role that it assumes there",
    source="https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs#assuming-an-iam-role",
    date="2026-11-30",
)
def roles_reach_across(project: Project) -> Iterator[At]:
    for effective in project.effectives if project.platform.accounts else ():
        for pointer, other in _used(project, effective):
            account = project.platform.account_of(other.environment)
            if not project.share_account(effective, other) and not account.role:
                where = f"accounts.{account.name}.role" if account.name else "account.role"
                message = f"{other.id} is in account {account.id}, in which Terraform has no role"
                right = f"write the name of one as `{where}` of the platform"
                yield At(effective, Problem(pointer, f"{message}; {right}"))


def _used(project: Project, effective: Effective) -> Iterator[tuple[Pointer, Effective]]:
    """What is read, or gets something made in it."""
    for reference in references_of(effective):
        other = target(project, effective, reference)
        if other is not None and reference.any_account != "by_name":
            yield reference.pointer, other
    for read in effective.spec.reads(Here(project, effective)):
        yield ("name",), read.effective


ACCOUNT_CHECKS = (accounts_exist, accounts_differ, roles_reach_across)
