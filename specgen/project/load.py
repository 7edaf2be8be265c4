"""Documents with the right shape: each of a known kind, with a unique name, in its places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from specgen.documents.document import Document, Lost
from specgen.documents.read import Folder, read_folder
from specgen.documents.schema.document_type import DocumentType
from specgen.documents.schema.order import in_order
from specgen.documents.unread import unread
from specgen.findings import slips
from specgen.findings.crash import Crash, kept
from specgen.findings.finding import Finding, Place, Problem, Severity
from specgen.findings.rule import rule
from specgen.project.adopted import adopted_of
from specgen.project.envelope import Bare
from specgen.project.locate import finding
from specgen.project.pinned import PINNED, other_version
from specgen.project.placement import Misplaced, place_document
from specgen.project.platform import Platform
from specgen.project.project import Effective, Project, make_project
from specgen.project.proven import proven
from specgen.project.shapes import SHAPE, UNKNOWN_KIND, Types, shape_findings

UNITS = rule(
    "PLT015",
    "a number is written without its unit, which belongs to the key",
    fact="AWS counts in fixed units: GiB, seconds, percent",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html, "
    "for one: allocated storage in GiB",
)
ONE_NAME = rule("DOC002", "kind and name together identify one document")
ONE_PLATFORM = rule("DOC003", "a project has exactly one platform document")
EFFECTIVE_SHAPE = rule(
    "SHAPE002", "a document with its overrides applied still has the right shape"
)
STACK_FOUND = rule("PLACE001", "a document belongs to a stack of the platform")
PLACE_KNOWN = rule("PLACE002", "placement and overrides name environments and regions that exist")
PLACED = rule("PLACE003", "a document is placed in at least one environment and region")
OVERRIDE_FITS = rule("PLACE004", "an override matches at least one place of its document")
OVERRIDE_CHANGES = rule("PLACE005", "an override changes something", severity=Severity.WARNING)

RULES = (
    UNITS,
    PINNED,
    UNKNOWN_KIND,
    ONE_NAME,
    ONE_PLATFORM,
    SHAPE,
    EFFECTIVE_SHAPE,
    STACK_FOUND,
    PLACE_KNOWN,
    PLACED,
    OVERRIDE_FITS,
    OVERRIDE_CHANGES,
)
_BY_CODE = {r.code: r for r in RULES}


DOUBTED = "YAML013"
"""Not told of a value that has another fault."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """documents: of a known kind and the right shape; lost: the others; files: that were read

    anchored: of all documents those with aliases
    """

    documents: list[Document]
    anchored: list[Document]
    findings: list[Finding]
    lost: list[Lost]
    files: int


def read_documents(root: Path, specs: Path, types: Types, crashes: list[Crash]) -> Loaded:
    """raises: OSError if the folder cannot be read"""
    read = read_folder(root, specs)
    crashes += read.crashes
    if pinned := other_version(read.documents):
        return Loaded([], [], [pinned], [Lost()], len({d.path for d in read.documents}))
    files = len({d.path for d in read.documents} | {f.place.path for f in read.findings})
    sound: list[Document] = []
    for document in read.documents:
        found: list[Finding] | None = None
        with kept(crashes, SHAPE.code, document.id, document.place(())):
            found = list(shape_findings(document, types))
        read.findings.extend(found or ())
        if found == []:
            sound.append(in_order(document, types[document.kind]))
        else:
            read.lost.append(_lost(document, types))
    documents = sorted(_named_once(sound, read), key=lambda d: (d.kind, d.name))
    wrong = {f.place for f in read.findings if f.code != DOUBTED}
    read.findings[:] = [f for f in read.findings if f.code != DOUBTED or f.place not in wrong]
    with kept(crashes, SHAPE.code):
        read.findings[:] = proven(root, read.findings, types)
    for other in unread(root, specs):
        read.findings.append(other.finding)
        read.lost.extend(other.lost)
    anchored = [document for document in read.documents if document.aliases]
    return Loaded(documents, anchored, read.findings, read.lost, files)


def _lost(document: Document, types: Types) -> Lost:
    """The kind that was probably meant, if the one that is written does not exist."""
    kind, name = (document.data.get(key) for key in ("kind", "name"))
    meant = kind if isinstance(kind, str) else ""
    if meant not in types:
        meant = slips.meant(meant, list(types))
    return Lost(meant, name if isinstance(name, str) else "")


def _named_once(documents: list[Document], read: Folder) -> Iterator[Document]:
    first: dict[str, Document] = {}
    for document in documents:
        if document.id in first:
            other = first[document.id].place(("name",))
            message = f"{document.id} is defined here and in {other}"
            problem = Problem(("name",), message, "rename one of the two")
            read.add(_finding(document, ONE_NAME.code, problem, other))
            read.add(Lost(document.kind, document.name))
        else:
            first[document.id] = document
            yield document


def platform_of(
    documents: list[Document], lost: Sequence[Lost], type_: DocumentType, crashes: list[Crash]
) -> tuple[tuple[Platform, Document] | None, list[Finding]]:
    """The platform, or the finding that there is none.

    lost: if one may be the platform, its own finding says why there is none
    """
    found = sorted(
        (d for d in documents if d.kind == "platform"), key=lambda d: (d.path, d.place(()).line)
    )
    if not found and any(item.may_be("platform") for item in lost):
        return None, []
    if not found:
        message = "no document has `kind: platform`; every project needs one"
        place = Place(documents[0].path if documents else "specs", 1, 1, 1, 1)
        hint = "`specgen init` writes one to start from"
        return None, [Finding(ONE_PLATFORM.code, Severity.ERROR, message, place, hint)]
    others = [
        _finding(
            d, ONE_PLATFORM.code, Problem(("kind",), f"{found[0].path} is already the platform")
        )
        for d in found[1:]
    ]
    with kept(crashes, SHAPE.code, found[0].id, found[0].place(())):
        _, model = _split(found[0], type_)
        return (msgspec.convert(model, Platform), found[0]), others
    return None, others


def _split(document: Document, type_: DocumentType) -> tuple[dict[str, Any], dict[str, Any]]:
    outer = {k: v for k, v in document.data.items() if k in type_.envelope.__struct_fields__}
    inner = {k: v for k, v in document.data.items() if k not in outer}
    return outer, inner


def effective_documents(
    read: Loaded, types: Types, platform: tuple[Platform, Document], crashes: list[Crash]
) -> tuple[Project, list[Finding]]:
    """Every document in each of its places."""
    effectives: list[Effective] = []
    findings: list[Finding] = []
    bare: list[tuple[Document, Bare, Any]] = []
    adopted: list[Effective] = []
    placed: list[Effective | Misplaced]
    for document in read.documents:
        type_ = types[document.kind]
        if not type_.is_placed:
            with kept(crashes, SHAPE.code, document.id, document.place(())):
                bare.append(_bare(document, type_))
                placed = list(adopted_of(document, bare[-1][2], platform[0]))
                adopted += [item for item in placed if isinstance(item, Effective)]
                findings += [_misplaced(item) for item in placed if isinstance(item, Misplaced)]
            continue
        placed = []
        with kept(crashes, PLACED.code, document.id, document.place(())):
            placed = list(place_document(document, type_, platform[0]))
        effectives += [item for item in placed if isinstance(item, Effective)]
        findings += [_misplaced(item) for item in placed if isinstance(item, Misplaced)]
    project = make_project(
        *platform,
        tuple(read.documents),
        tuple(effectives),
        tuple(bare),
        tuple(kind for kind, type_ in types.items() if type_.is_placed),
        tuple(adopted),
    )
    wrong = {f.document for f in findings if f.severity is Severity.ERROR}
    wrong |= {crash.document for crash in crashes}
    gone = (Lost(*id_.split("/", 1)) for id_ in sorted(wrong) if "/" in id_)
    return replace(project, lost=(*read.lost, *gone)), findings


def _bare(document: Document, type_: DocumentType) -> tuple[Document, Bare, Any]:
    outer, inner = _split(document, type_)
    return document, msgspec.convert(outer, Bare), msgspec.convert(inner, type_.model)


def _misplaced(item: Misplaced) -> Finding:
    made = _finding(item.document, item.code, item.problem)
    return replace(made, where=(item.where,) if item.where else ())


def _finding(
    document: Document, code: str, problem: Problem, because: Place | None = None
) -> Finding:
    return replace(finding(_BY_CODE[code], document, problem), because=because)
