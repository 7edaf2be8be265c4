"""The role that AWS Backup assumes to read what it backs up."""

from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy_attachment import IamRolePolicyAttachment

from specgen.sdk.aws.iam import trust
from specgen.sdk.construct import Scope
from specgen.systems.backup.model import Backup

ROLE = "backup"
POLICIES = {
    "backups": "service-role/AWSBackupServiceRolePolicyForBackup",
    "restores": "service-role/AWSBackupServiceRolePolicyForRestores",
}
"""AWS's own, because they change when AWS Backup supports more resources.

source: https://docs.aws.amazon.com/aws-backup/latest/devguide/iam-service-roles.html (2026-11-24)
"""
OF_BUCKETS = {
    "of-buckets": "AWSBackupServiceRolePolicyForS3Backup",
    "into-buckets": "AWSBackupServiceRolePolicyForS3Restore",
}
"""The others hold no rights to S3, and these are not below service-role/.

source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForS3Restore.html
(2026-11-30)
"""


def backup_role(scope: Scope, spec: Backup) -> IamRole:
    role = scope.add(
        IamRole,
        ROLE,
        name=scope.aws_name(ROLE),
        description=f"Backups into {scope.aws_name()}, and restores of them",
        assume_role_policy=scope.json(f"{ROLE}-trust", trust("backup.amazonaws.com")),
    )
    tagged = any(plan.tags for plan in spec.plans.values())
    for what, policy in {**POLICIES, **(OF_BUCKETS if tagged else {})}.items():
        scope.add(
            IamRolePolicyAttachment,
            f"{ROLE}-{what}",
            role=role.name,
            policy_arn=f"arn:{scope.names.partition}:iam::aws:policy/{policy}",
        )
    return role
