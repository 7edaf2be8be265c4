"""AWS Backup: tags, which Go requests without a trailing slash."""

import json
from typing import Any
from urllib.parse import unquote

from moto.backup.responses import BackupResponse

from specgen.prove.emulator.fixes.fix import fix


@fix(BackupResponse, "list_tags")
def lists_tags_without_a_slash(self: Any, _: Any) -> str:
    """Without a slash after the ARN, the wrong part of the path is taken as the ARN."""
    arn = unquote(self.path.partition("/tags/")[2].rstrip("/"))
    return json.dumps({"Tags": self.backup_backend.list_tags(resource_arn=arn)})


FIXES = (lists_tags_without_a_slash,)
