"""Probes of the fixes of backup."""

import json
from typing import Any

from botocore.exceptions import ClientError

from probes import Clients, Probe
from specgen.prove.emulator.fixes import backup
from specgen.prove.emulator.fixes.fix import Fix

POLICY = json.dumps({"Version": "2012-10-17", "Statement": []})


def a_vault_has_tags_without_a_slash(aws: Clients) -> bool:
    client = aws("backup")
    made = client.create_backup_vault(BackupVaultName="v", BackupVaultTags={"Team": "web"})
    client.meta.events.register("before-sign", _without_slash)
    return bool(client.list_tags(ResourceArn=made["BackupVaultArn"])["Tags"] == {"Team": "web"})


def _without_slash(request: Any, **_: Any) -> None:
    """As the provider sends it."""
    request.url = request.url.rstrip("/")


def _with_policy(aws: Clients) -> Any:
    client = aws("backup")
    client.create_backup_vault(BackupVaultName="v")
    client.put_backup_vault_access_policy(BackupVaultName="v", Policy=POLICY)
    return client


def a_vault_takes_a_policy(aws: Clients) -> bool:
    return bool(_with_policy(aws))


def a_vault_has_its_policy(aws: Clients) -> bool:
    read = _with_policy(aws).get_backup_vault_access_policy(BackupVaultName="v")
    return bool(read["Policy"] == POLICY)


def a_deleted_policy_is_gone(aws: Clients) -> bool:
    client = _with_policy(aws)
    client.delete_backup_vault_access_policy(BackupVaultName="v")
    try:
        client.get_backup_vault_access_policy(BackupVaultName="v")
    except ClientError as error:
        return bool(error.response["Error"]["Code"] == "ResourceNotFoundException")
    return False


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (backup.lists_tags_without_a_slash, a_vault_has_tags_without_a_slash),
    (backup.takes_policies, a_vault_takes_a_policy),
    (backup.tells_policies, a_vault_has_its_policy),
    (backup.deletes_policies, a_deleted_policy_is_gone),
)
