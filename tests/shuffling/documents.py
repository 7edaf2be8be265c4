"""Documents whose maps and sets are in another order, in other files, in another style of YAML."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from support import BASE, Case

from shuffling.style import written
from specgen.documents.document import Document
from specgen.documents.read import read_text
from specgen.documents.schema.document_type import DocumentType
from specgen.documents.schema.fields import IN_ANY_ORDER, ORDER
from specgen.documents.schema.generate import node_at
from specgen.findings.finding import Finding, Severity
from specgen.findings.pointers import Pointer, effective_pointer
from specgen.systems import SYSTEMS

Data = dict[str, Any]
TYPES: Mapping[str, DocumentType] = {system.kind: system.type for system in SYSTEMS}


def files_of(case: Case) -> dict[str, bytes]:
    content = case.path.read_bytes()
    own = re.search(rb"^kind: platform$", content, re.MULTILINE) is not None
    needs = (*(() if own else ("platform",)), *case.needs)
    return {"case.yaml": content} | {n: (BASE / f"{n}.yaml").read_bytes() for n in needs}


def read(files: Mapping[str, bytes]) -> list[Data]:
    """raises: ValueError if a file cannot be read"""
    found: list[Data] = []
    for name, content in files.items():
        for item in read_text(name, content):
            if isinstance(item, Document):
                found.append(item.data)
            elif isinstance(item, Finding) and item.severity is Severity.ERROR:
                raise ValueError(f"{name}: {item}")
    return found


def shuffled(rng: Random, documents: Sequence[Data]) -> list[Data]:
    """Maps and sets of every depth, and the documents themselves."""
    made = [_shuffled(rng, TYPES[data["kind"]], data, ()) for data in documents]
    return _in_another_order(rng, made)


def write(rng: Random, documents: Sequence[Data], folder: Path, *, anchors: bool = True) -> None:
    """Into as many files as there are documents, or fewer, in folders and not."""
    names = [f"{place}{i}.{end}" for i, (place, end) in enumerate(_names(rng, len(documents)))]
    files: dict[str, list[Data]] = {}
    for data in documents:
        files.setdefault(rng.choice(names), []).append(data)
    for name, held in files.items():
        path = folder / "specs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(rng, held, anchors=anchors))


def _names(rng: Random, most: int) -> list[tuple[str, str]]:
    count = rng.randint(1 + most // 100, most)
    return [(rng.choice(("", "z/", "a/b/")), rng.choice(("yaml", "yml"))) for _ in range(count)]


def _shuffled(rng: Random, type_: DocumentType, value: Any, pointer: Pointer) -> Any:
    if isinstance(value, dict):
        keys = _in_another_order(rng, value)
        return {key: _shuffled(rng, type_, value[key], (*pointer, key)) for key in keys}
    if not isinstance(value, list):
        return value
    made = [_shuffled(rng, type_, entry, (*pointer, i)) for i, entry in enumerate(value)]
    return _in_another_order(rng, made) if _is_set(type_, pointer) else made


def _is_set(type_: DocumentType, pointer: Pointer) -> bool:
    node = node_at(type_, effective_pointer(pointer)) or {}
    choices = (node, *node.get("anyOf", ()))
    return any(choice.get(ORDER) == IN_ANY_ORDER for choice in choices)


def _in_another_order(rng: Random, values: Any) -> list[Any]:
    return rng.sample(list(values), len(values))
