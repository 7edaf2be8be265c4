"""What an account would get twice, or what would make it weaker."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.systems.account.model import Account

ROLES = "https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html"
PASSWORDS = (
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html"
)
BLOCK = (
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"
)
ADVISED_LENGTH = 14


@check(
    "ACC101",
    "what an account has once is made in one region",
    fact="IAM and the account's settings of S3 are global; a second region's apply would overwrite "
    "them, or fail because the role exists",
    source=ROLES,
    date="2026-11-24",
)
def is_in_one_region(spec: Account, here: Here) -> Iterator[Problem]:  # noqa: ARG001  as all
    regions = sorted(
        e.region for e in here.project.effectives if e.document is here.effective.document
    )
    if len(set(regions)) > 1:
        message = f"an account has these once, but this makes them in {', '.join(regions)}"
        yield Problem(("placement", "regions"), message, "write placement: {regions: primary}")


@check(
    "ACC103",
    "a console password is long",
    severity=Severity.WARNING,
    fact="the CIS benchmark asks for 14 characters; IAM itself demands 8 by default",
    source=PASSWORDS,
    date="2026-11-24",
)
def passwords_are_long(spec: Account) -> Iterator[Problem]:
    length = spec.password_policy.minimum_length
    if length < ADVISED_LENGTH:
        message = f"{length} characters are short; write {ADVISED_LENGTH} or more"
        yield Problem(("password_policy", "minimum_length"), message)


@check(
    "ACC104",
    "buckets of an account cannot be made public by mistake",
    severity=Severity.WARNING,
    fact="the account's block overrides any bucket's policy",
    source=BLOCK,
    date="2026-11-24",
)
def buckets_are_private(spec: Account) -> Iterator[Problem]:
    if not spec.block_public_buckets:
        message = "one wrong bucket policy could make a bucket public"
        hint = "remove `block_public_buckets: false`; serve public content through a CDN"
        yield Problem(("block_public_buckets",), message, hint)


CHECKS = (is_in_one_region, passwords_are_long, buckets_are_private)
