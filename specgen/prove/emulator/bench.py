"""What all root modules of a run share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from specgen.prove.emulator.listed import Listed, shipped
from specgen.terraform.offline.workspace import Workspace

if TYPE_CHECKING:  # the import needs the emulator to be installed; this module does not
    from specgen.prove.emulator.server import Emulator


@dataclass(frozen=True, slots=True)
class Job:
    """name: of the root module, also its folder below `generated`; needs: applied before it"""

    name: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bench:
    """workspace: with the emulator's endpoint

    placeholders: parameter path -> value to use if its source is left out
    """

    workspace: Workspace
    emulator: "Emulator"
    generated: Path
    placeholders: Mapping[str, str] = field(default_factory=dict)
    listed: Listed = field(default_factory=shipped)
