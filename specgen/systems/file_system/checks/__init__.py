"""What EFS refuses, and files that would be lost or never read."""

from specgen.systems.file_system.checks.access_points import ACCESS_POINTS
from specgen.systems.file_system.checks.place import PLACE
from specgen.systems.file_system.checks.storage import STORAGE

CHECKS = (*PLACE, *STORAGE, *ACCESS_POINTS)
