"""Numbers of EFS.

source: the API model of botocore 1.44.5, unless a line names another page (2026-11-29)
"""

GUIDE = "https://docs.aws.amazon.com/efs/latest/ug"
API = f"{GUIDE}/API_CreateFileSystem.html"
READ = "2026-11-29"

PORT = 2049
LARGEST_ID = 4_294_967_295
MOST_SECONDARY_GROUPS = 16
MOST_MIBPS = 3_414
"""Provisioned throughput; less in some regions."""

TRANSITION_DAYS = (1, 7, 14, 30, 60, 90, 180, 270, 365)

_FOLDER = r"[^.$#<>;`|&?{}^*/\s][^$#<>;`|&?{}^*/\s]*"
ROOT_PATH = rf"^/({_FOLDER}(/{_FOLDER}){{0,3}})?$"
"""Up to four folders; EFS takes spaces, too."""

MOST_ACCESS_POINTS = 10_000
"""source: https://docs.aws.amazon.com/efs/latest/ug/limits.html (2026-11-29)"""

EPHEMERAL_GIB = (21, 200)
"""Of a Fargate task; without it, a task has 20.

source: EphemeralStorage in the API model of ECS (2026-11-29)
"""
