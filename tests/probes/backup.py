"""Probes of the fixes of backup."""

from typing import Any

from probes import Clients, Probe
from specgen.prove.emulator.fixes import backup
from specgen.prove.emulator.fixes.fix import Fix


def a_vault_has_tags_without_a_slash(aws: Clients) -> bool:
    client = aws("backup")
    made = client.create_backup_vault(BackupVaultName="v", BackupVaultTags={"Team": "web"})
    client.meta.events.register("before-sign", _without_slash)
    return bool(client.list_tags(ResourceArn=made["BackupVaultArn"])["Tags"] == {"Team": "web"})


def _without_slash(request: Any, **_: Any) -> None:
    """As the provider sends it."""
    request.url = request.url.rstrip("/")


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (backup.lists_tags_without_a_slash, a_vault_has_tags_without_a_slash),
)
