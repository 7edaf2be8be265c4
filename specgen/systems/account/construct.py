"""Account document -> password policy, S3's public access block, service-linked roles."""

from cdktf_cdktf_provider_aws.account_alternate_contact import AccountAlternateContact
from cdktf_cdktf_provider_aws.iam_account_password_policy import IamAccountPasswordPolicy
from cdktf_cdktf_provider_aws.iam_service_linked_role import IamServiceLinkedRole
from cdktf_cdktf_provider_aws.s3_account_public_access_block import S3AccountPublicAccessBlock

from specgen.sdk.construct import Scope
from specgen.systems.account.model import Account
from specgen.systems.account.model.roles import SERVICE_LINKED_ROLES


def build(scope: Scope, spec: Account) -> None:
    policy = spec.password_policy
    scope.add(
        IamAccountPasswordPolicy,
        minimum_password_length=policy.minimum_length,
        password_reuse_prevention=policy.remembered,
        max_password_age=policy.maximum_age_days,
        require_lowercase_characters=True,
        require_uppercase_characters=True,
        require_numbers=True,
        require_symbols=True,
        allow_users_to_change_password=True,
    )
    if spec.block_public_buckets:
        scope.add(
            S3AccountPublicAccessBlock,
            block_public_acls=True,
            block_public_policy=True,
            ignore_public_acls=True,
            restrict_public_buckets=True,
        )
    if contact := spec.security_contact:
        scope.add(
            AccountAlternateContact,
            alternate_contact_type="SECURITY",
            name=contact.name,
            title=contact.title,
            email_address=contact.email,
            phone_number=contact.phone,
        )
    for name in sorted(spec.service_linked_roles):
        scope.add(
            IamServiceLinkedRole,
            name.replace("_", "-"),
            aws_service_name=SERVICE_LINKED_ROLES[name][0],
            lifecycle=scope.lifecycle(),
        )
