"""Rendering in several processes, here or on other machines: split by root module, nothing shared.

A task holds all documents and names some root modules; its own process answers with their files
(see specgen/worker.py). Tasks use the standard interface of concurrent.futures, so a pool on this
machine (`--jobs`) or a Dask cluster (`--scheduler`) can run them. Safe because building a root
module reads the project and nothing else. A task that finds another specgen, or that ends without
an answer, is an error: it is run once more, then the stock way renders everything.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace

import msgspec

from specgen.documents.files import yaml_files
from specgen.documents.layout import Layout
from specgen.findings.finding import Finding
from specgen.project.project import Project
from specgen.project.stacks import RootModule
from specgen.render.build import ModuleFiles
from specgen.render.incremental.inputs import of_code
from specgen.render.incremental.lookups import Look
from specgen.render.workers import tasks as running
from specgen.render.workers.tasks import Answer, Task

DOCUMENTS_OF_A_TASK = 100
"""At least, because a task costs half a second before it builds anything."""

ATTEMPTS = 2


@dataclass(frozen=True, slots=True)
class Spread:
    """workers: how many tasks run at once, as far as known; run: turns a task into its answer"""

    layout: Layout
    executor: Executor
    workers: int
    run: Callable[[bytes], bytes] = running.run

    def build(
        self,
        _project: Project,
        modules: Sequence[RootModule],
        progress: Callable[[RootModule], None],
    ) -> tuple[list[ModuleFiles], list[Finding], tuple[str, ...]]:
        """Like build_files(), plus warnings.

        raises: whatever the second attempt of a task raised
        """
        shares = list(split(modules, self.workers))
        tasks = [self.task([m.id for m in share]) for share in shares]
        begun = [self.executor.submit(self.run, task) for task in tasks]
        answers: list[Answer] = []
        for share, task, future in zip(shares, tasks, begun, strict=True):
            answers.append(self._answer(task, future))
            for module in share:
                progress(module)
        return _joined(modules, answers)

    def task(self, ids: list[str]) -> bytes:
        files = (item for item in yaml_files(self.layout.root, self.layout.specs))
        documents = dict(item for item in files if not isinstance(item, Finding))
        specs = self.layout.specs.relative_to(self.layout.root).as_posix()
        return msgspec.json.encode(Task(documents, specs, tuple(ids), of_code()))

    def _answer(self, task: bytes, begun: Future[bytes]) -> Answer:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return msgspec.json.decode(begun.result(), type=Answer)
            except Exception:  # whatever killed the worker; the last attempt raises it
                if attempt == ATTEMPTS:
                    raise
                begun = self.executor.submit(self.run, task)
        raise AssertionError  # the last attempt returns or raises


def split(modules: Sequence[RootModule], workers: int) -> Iterator[list[RootModule]]:
    """Neighbours together, equally many documents each; several tasks per worker if it pays."""
    documents = sum(len(m.effectives) for m in modules)
    count = max(workers, min(4 * workers, documents // DOCUMENTS_OF_A_TASK))
    share: list[RootModule] = []
    size = 0
    for module in modules:
        share.append(module)
        size += len(module.effectives)
        if size >= documents / count:
            yield share
            share, size = [], 0
    if share:
        yield share


def _joined(
    modules: Sequence[RootModule], answers: list[Answer]
) -> tuple[list[ModuleFiles], list[Finding], tuple[str, ...]]:
    by_id = {m.id: m for m in modules}
    made = [
        ModuleFiles(by_id[part.id], part.files, part.resources, frozenset(_looks(part.looks)))
        for answer in answers
        for part in answer.made
    ]
    where: dict[Finding, tuple[str, ...]] = {}
    for item in (found for answer in answers for found in answer.findings):
        key = replace(item, where=())
        where[key] = (*where.get(key, ()), *item.where)
    findings = [replace(item, where=places) for item, places in where.items()]
    warnings = dict.fromkeys(text for answer in answers for text in answer.warnings)
    return ([] if findings else made), findings, tuple(warnings)


def _looks(found: list[list[str]]) -> Iterator[Look]:
    return (tuple(look) for look in found)
