"""Probes of the fixes of efs."""

import json

from botocore.exceptions import ClientError

from probes import Clients, Probe
from specgen.prove.emulator.fixes import efs
from specgen.prove.emulator.fixes.fix import Fix


def _system(aws: Clients) -> str:
    return str(aws("efs").create_file_system(CreationToken="t")["FileSystemId"])


def _has_backup(aws: Clients, status: str) -> bool:
    client, system = aws("efs"), _system(aws)
    client.put_backup_policy(FileSystemId=system, BackupPolicy={"Status": status})
    read = client.describe_backup_policy(FileSystemId=system)
    return bool(read["BackupPolicy"] == {"Status": status})


def a_file_system_is_backed_up(aws: Clients) -> bool:
    return _has_backup(aws, "ENABLED")


def a_backup_that_is_off_is_told(aws: Clients) -> bool:
    return _has_backup(aws, "DISABLED")


def a_deleted_policy_is_gone(aws: Clients) -> bool:
    client, system = aws("efs"), _system(aws)
    policy = json.dumps({"Version": "2012-10-17", "Statement": []})
    client.put_file_system_policy(FileSystemId=system, Policy=policy)
    client.delete_file_system_policy(FileSystemId=system)
    try:
        client.describe_file_system_policy(FileSystemId=system)
    except ClientError as error:
        return bool(error.response["Error"]["Code"] == "PolicyNotFound")
    return False


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (efs.takes_backup_policies, a_file_system_is_backed_up),
    (efs.tells_backup_policies, a_backup_that_is_off_is_told),
    (efs.deletes_policies, a_deleted_policy_is_gone),
)
