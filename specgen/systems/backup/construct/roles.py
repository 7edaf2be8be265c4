"""The role that AWS Backup assumes to read what it backs up."""

from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy_attachment import IamRolePolicyAttachment

from specgen.sdk.aws.iam import trust
from specgen.sdk.construct import Scope

ROLE = "backup"
POLICIES = {
    "backups": "AWSBackupServiceRolePolicyForBackup",
    "restores": "AWSBackupServiceRolePolicyForRestores",
}
"""AWS's own, because they change when AWS Backup supports more resources.

source: https://docs.aws.amazon.com/aws-backup/latest/devguide/iam-service-roles.html (2026-11-24)
"""


def backup_role(scope: Scope) -> IamRole:
    role = scope.add(
        IamRole,
        ROLE,
        name=scope.aws_name(ROLE),
        description=f"Backups into {scope.aws_name()}, and restores of them",
        assume_role_policy=scope.json(f"{ROLE}-trust", trust("backup.amazonaws.com")),
    )
    for what, policy in POLICIES.items():
        scope.add(
            IamRolePolicyAttachment,
            f"{ROLE}-{what}",
            role=role.name,
            policy_arn=f"arn:{scope.names.partition}:iam::aws:policy/service-role/{policy}",
        )
    return role
