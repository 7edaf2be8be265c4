"""EFS: backups of file systems, and the end of their policies."""

import json
from typing import Any

from moto.efs.models import EFSBackend
from moto.efs.responses import EFSResponse

from specgen.prove.emulator.fixes.fix import fix

JSON = {"Content-Type": "application/json"}
KEPT = "backup_status"


def _system(response: Any) -> Any:
    return response.efs_backend.file_systems_by_id[response._get_param("FileSystemId")]  # noqa: SLF001


@fix(EFSResponse, "put_backup_policy")
def takes_backup_policies(self: Any, _: Any) -> Any:
    """PutBackupPolicy is missing."""
    policy = self._get_param("BackupPolicy")
    setattr(_system(self), KEPT, policy["Status"])
    return json.dumps({"BackupPolicy": policy}), JSON


@fix(EFSBackend, "describe_backup_policy")
def tells_backup_policies(self: Any, original: Any, file_system_id: str) -> Any:
    """Only the policy from the time of creation is in the answer, and none that is off."""
    status = getattr(self.file_systems_by_id[file_system_id], KEPT, None)
    return {"Status": status} if status else original(self, file_system_id)


@fix(EFSResponse, "delete_file_system_policy")
def deletes_policies(self: Any, _: Any) -> Any:
    """DeleteFileSystemPolicy is missing."""
    _system(self).file_system_policy = None
    return "{}", JSON


FIXES = (takes_backup_policies, tells_backup_policies, deletes_policies)
