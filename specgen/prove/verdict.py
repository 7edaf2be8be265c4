"""What the real provider says of documents, whether or not they are rendered."""

import os
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from specgen.documents.layout import Layout
from specgen.findings.finding import Finding, in_order
from specgen.pipeline import Checked
from specgen.project.checks import decisions, ignores
from specgen.project.project import Project
from specgen.prove.cache import Cache
from specgen.prove.part import ProofPart, State
from specgen.prove.provider import TRIED, prove_parts
from specgen.prove.request import Request, Silent, Watcher
from specgen.render.published import published
from specgen.terraform.offline import mirror, runner
from specgen.terraform.offline.workspace import Workspace, prepare

PART = "plan"
"""The part that is proved: a plan begins with what `terraform validate` does."""
ENDING = ".tf.json"


@dataclass(frozen=True, slots=True)
class Verdict:
    """lacking: why there is none, empty if there is one; planned, known: numbers of root modules

    schema_only: as of a unit of a proof
    """

    findings: tuple[Finding, ...] = ()
    lacking: str = ""
    planned: int = 0
    known: int = 0
    schema_only: Mapping[str, int] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """`the provider planned 1 root module; 75 have not changed since it planned them`"""
        if self.lacking:
            return f"the provider was not asked: {self.lacking}"
        planned = f"{self.planned} root module{'' if self.planned == 1 else 's'}"
        many = f"; {self.known} have not changed since it planned them"
        known = many if self.known > 1 else "; 1 has not changed since it planned it"
        only = "".join(map(self._only, self.schema_only))
        return f"the provider planned {planned}{known if self.known else ''}{only}"

    def _only(self, provider: str) -> str:
        count = self.schema_only[provider]
        return f"; schema only: no provider behind {count} resources of {provider}"


class Verdicts:
    """Keeps providers running from one verdict to the next; a context manager."""

    def __init__(self, cache: Cache, watcher: Watcher | None = None) -> None:
        self._cache, self._watcher = cache, watcher or Silent()
        self._written: dict[Path, str] = {}
        self._clean: dict[str, dict[str, str]] = {}
        self._values: dict[str, str] = {}
        self._stack = ExitStack()
        self._workspace: Workspace | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def of(self, checked: Checked, layout: Layout, files: Mapping[str, str]) -> Verdict:
        """checked: without errors; files: as rendered, path below generated/ -> text

        raises: NotADirectoryError as mirror.find_mirror()
        """
        if checked.project is None:
            raise ValueError("a verdict needs a checked project")
        values = published(checked.project)
        if values != self._values:
            self._clean, self._values = {}, values
        rendered = _by_module(files)
        changed = [m for m in checked.modules if self._clean.get(m.id) != rendered.get(m.id, {})]
        known = len(checked.modules) - len(changed)
        if not changed:
            return Verdict(known=known)
        workspace = self._opened()
        root = workspace.folder / "rendered"
        output = root / _below(layout)
        self._write({output / p: text for own in rendered.values() for p, text in own.items()})
        request = Request(
            project=checked.project,
            modules=tuple(changed),
            root=root,
            output=output,
            values=values,
            jobs=os.cpu_count() or 1,
            cache=self._cache,
            watcher=self._watcher,
        )
        (part,) = prove_parts(request, [PART], workspace)
        clean = (State.CACHED,) if part.findings else TRIED
        passed = (unit.name for unit in part.units if unit.state in clean)
        self._clean |= {name: rendered[name] for name in passed}
        return _verdict(part, known, checked.project, layout.root)

    def warm(self) -> None:
        """Starts the provider, so that the next verdict need not wait for it."""
        if not self._written:
            return
        largest = max(self._written, key=lambda path: len(self._written[path])).parent
        module = prepare(self._opened(), largest, "warm")
        if not runner.init(module):
            runner.validate(module)

    def _opened(self) -> Workspace:
        if self._workspace is None:
            made = self._stack.enter_context(self._cache.opened(mirror.find_mirror()))
            made.warm()
            self._workspace = made
        return self._workspace

    def _write(self, files: dict[Path, str]) -> None:
        for path in self._written.keys() - files.keys():
            path.unlink()
        for path, text in files.items():
            if self._written.get(path) != text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        self._written = files


def _by_module(files: Mapping[str, str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path, text in files.items():
        if path.endswith(ENDING):
            found.setdefault(path.rpartition("/")[0], {})[path] = text
    return found


def _below(layout: Layout) -> Path:
    inside = layout.output.is_relative_to(layout.root)
    return layout.output.relative_to(layout.root) if inside else Path(layout.output.name)


def _verdict(part: ProofPart, known: int, project: Project, root: Path) -> Verdict:
    """known: root modules besides; root: of the project"""
    lacking = {unit.note for unit in part.units if unit.state is State.SKIPPED}
    if lacking:
        return Verdict(lacking="; ".join(sorted(lacking)))
    left = decisions.without_silenced(project, part.findings)
    found = in_order(ignores.without_silenced(root, left))
    only: Counter[str] = Counter()
    for unit in part.units:
        only.update(unit.schema_only)
    cached = sum(unit.state is State.CACHED for unit in part.units)
    return Verdict(found, "", len(part.units) - cached, known + cached, only)
