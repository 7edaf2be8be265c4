"""Other accounts that copy into a vault, and the policy that lets them."""

from cdktf_cdktf_provider_aws.backup_vault import BackupVault
from cdktf_cdktf_provider_aws.backup_vault_policy import BackupVaultPolicy

from specgen.sdk import guests_of
from specgen.sdk.aws.iam import allow, document
from specgen.sdk.construct import Scope


def admit_guests(scope: Scope, vault: BackupVault) -> None:
    """source: https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
    (2026-11-30)
    """
    accounts = sorted({guest.account for guest in guests_of(scope.here)})
    if not accounts:
        return
    roots = [f"arn:{scope.names.partition}:iam::{account}:root" for account in accounts]
    copies = allow("CopyFromAccounts", ["backup:CopyIntoBackupVault"], principals={"AWS": roots})
    scope.add(
        BackupVaultPolicy,
        backup_vault_name=vault.name,
        policy=scope.json("policy", document(copies)),
    )
