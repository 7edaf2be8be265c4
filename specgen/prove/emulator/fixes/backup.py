"""AWS Backup: policies of vaults; tags, which Go requests without a trailing slash."""

import json
from typing import Any
from urllib.parse import unquote

from moto.backup import urls
from moto.backup.exceptions import ResourceNotFoundException
from moto.backup.responses import BackupResponse

from specgen.prove.emulator.fixes.fix import fix

POLICY = "access_policy"
urls.url_paths["{0}/backup-vaults/(?P<name>[^/]+)/access-policy$"] = BackupResponse.dispatch


def _vault(response: Any) -> Any:
    """raises: ResourceNotFoundException"""
    name = unquote(response.path.split("/")[2])
    return response.backup_backend.describe_backup_vault(name)


@fix(BackupResponse, "list_tags")
def lists_tags_without_a_slash(self: Any, _: Any) -> str:
    """Without a slash after the ARN, the wrong part of the path is taken as the ARN."""
    arn = unquote(self.path.partition("/tags/")[2].rstrip("/"))
    return json.dumps({"Tags": self.backup_backend.list_tags(resource_arn=arn)})


@fix(BackupResponse, "put_backup_vault_access_policy")
def takes_policies(self: Any, _: Any) -> str:
    """PutBackupVaultAccessPolicy is missing."""
    setattr(_vault(self), POLICY, self._get_param("Policy"))
    return "{}"


@fix(BackupResponse, "get_backup_vault_access_policy")
def tells_policies(self: Any, _: Any) -> str:
    """GetBackupVaultAccessPolicy is missing."""
    vault = _vault(self)
    policy = getattr(vault, POLICY, None)
    if policy is None:
        raise ResourceNotFoundException(msg=f"no policy of {vault.backup_vault_name}")
    policy = {
        "BackupVaultName": vault.backup_vault_name,
        "BackupVaultArn": vault.backup_vault_arn,
        "Policy": policy,
    }
    return json.dumps(policy)


@fix(BackupResponse, "delete_backup_vault_access_policy")
def deletes_policies(self: Any, _: Any) -> str:
    """DeleteBackupVaultAccessPolicy is missing."""
    setattr(_vault(self), POLICY, None)
    return "{}"


FIXES = (lists_tags_without_a_slash, takes_policies, tells_policies, deletes_policies)
