"""Resources and patches that documents write in Terraform's own terms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from specgen.findings.pointers import Pointer
from specgen.project.project import Effective


@dataclass(frozen=True, slots=True)
class Written:
    """A resource or a patch in a document.

    pointer: of its body; body: as Terraform JSON; whole: not a patch; others: address -> body of
    the document's resources
    """

    effective: Effective
    pointer: Pointer
    kind: str
    body: Mapping[str, Any]
    whole: bool = True
    others: Mapping[str, Any] = field(default_factory=dict)
