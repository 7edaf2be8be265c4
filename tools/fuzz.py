"""`make fuzz`: mutated documents through the checks, and a sample of the accepted ones rendered.

Two mutators: `values` changes one document's data or bytes; `grafts` (`FUZZ="--mutator grafts"`)
puts parts of any document into any other. Every input has a number: `make fuzz FUZZ="--seed 1
--only 123"` runs it again.
"""

import argparse
import gc
import multiprocessing
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from fuzzing import inputs  # noqa: E402  tests/ is not a package
from fuzzing.judge import Folder, Verdict, judge, judge_rendering  # noqa: E402  as above

BATCH = 250
MEMORY = 1 << 30
KEPT = 3
"""Inputs that are saved for each fault."""

RENDERED_PER_BATCH = 4
RENDERS_PER_PROCESS = 100


@dataclass(frozen=True, slots=True)
class Source:
    """Inputs by number."""

    seed: int
    mutator: str

    def make(self, number: int) -> tuple[str, Mapping[str, bytes]]:
        return inputs.make(self.seed, number, self.mutator)


@dataclass(frozen=True, slots=True)
class Failure:
    number: int
    stage: str
    verdict: Verdict


@dataclass(slots=True)
class Batch:
    """sample: numbers of the accepted inputs to render"""

    count: int = 0
    accepted: int = 0
    failures: list[Failure] = field(default_factory=list)
    sample: list[int] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)


def prepare() -> None:
    """1 GiB more than an idle worker has; beyond that, Python raises MemoryError.

    What is imported is never garbage: to look through it costs a tenth of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 1000)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    limit = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def run_batch(source: Source, numbers: range) -> Batch:
    batch = Batch()
    with tempfile.TemporaryDirectory(prefix="specgen-fuzz-") as place:
        folder = Folder(Path(place))
        for number in numbers:
            _, files = source.make(number)
            folder.fill(files)
            verdict = judge(folder)
            batch.count += 1
            batch.codes.update(verdict.codes)
            if verdict.failure:
                batch.failures.append(Failure(number, "validate", verdict))
            elif verdict.accepted:
                batch.accepted += 1
                batch.sample.append(number)
    step = max(1, len(batch.sample) // RENDERED_PER_BATCH)
    batch.sample = batch.sample[::step][:RENDERED_PER_BATCH]
    return batch


def run_renders(source: Source, numbers: list[int]) -> Batch:
    batch = Batch()
    for number in numbers:
        with tempfile.TemporaryDirectory(prefix="specgen-fuzz-") as place:
            folder = Folder(Path(place))
            folder.fill(source.make(number)[1])
            verdict = judge_rendering(folder)
        batch.count += 1
        batch.codes.update(verdict.codes)
        if verdict.failure:
            batch.failures.append(Failure(number, "render", verdict))
    return batch


class Run:
    """Counts, and saves failures; faults: signature -> how often"""

    def __init__(self, source: Source, folder: Path) -> None:
        self.source, self.folder = source, folder
        self.checked = self.accepted = self.rendered = 0
        self.faults: Counter[str] = Counter()
        self.codes: Counter[str] = Counter()
        self.begin = time.monotonic()

    def take(self, batch: Batch, *, rendered: bool) -> None:
        if rendered:
            self.rendered += batch.count
        else:
            self.checked += batch.count
            self.accepted += batch.accepted
        self.codes += batch.codes
        for failure in batch.failures:
            self.keep(failure)

    def keep(self, failure: Failure) -> None:
        signature = f"{failure.stage}-{failure.verdict.signature}"
        self.faults[signature] += 1
        if self.faults[signature] <= KEPT:
            made_of, files = self.source.make(failure.number)
            place = self.folder / signature / str(failure.number)
            for name, content in files.items():
                path = place / "specs" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            text = f"{made_of}\n\n{failure.verdict.failure}"
            (place / "failure.txt").write_text(text, encoding="utf-8", errors="backslashreplace")
            print(f"FAILURE {signature}: {place}", flush=True)

    def line(self) -> str:
        seconds = time.monotonic() - self.begin
        return (
            f"{seconds:6.0f} s  {self.checked} inputs, {self.accepted} accepted, "
            f"{self.rendered} rendered, {len(self.faults)} faults in {sum(self.faults.values())}"
        )


def workers(count: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=prepare)


def renderer() -> ProcessPoolExecutor:
    """A separate process, because Node needs more address space than the workers have."""
    context = multiprocessing.get_context("spawn")
    most = RENDERS_PER_PROCESS // RENDERED_PER_BATCH
    return ProcessPoolExecutor(1, mp_context=context, max_tasks_per_child=most)


def fuzz(options: argparse.Namespace) -> Run:
    source = Source(options.seed, options.mutator)
    run = Run(source, options.failures)
    starts = iter(range(options.first, options.first + options.inputs, BATCH))
    end = options.first + options.inputs
    pool, rendering = workers(options.workers), renderer()
    pending: dict[Future[Batch], Any] = {}
    renders: set[Future[Batch]] = set()
    said = 0.0
    while True:
        while len(pending) < options.workers + 1 and (start := next(starts, None)) is not None:
            numbers = range(start, min(start + BATCH, end))
            pending[pool.submit(run_batch, source, numbers)] = numbers
        if not pending and not renders:
            break
        done, _ = wait({*pending, *renders}, return_when=FIRST_COMPLETED)
        for future in done:
            numbers = pending.pop(future, None)
            renders.discard(future)
            try:
                batch = future.result()
            except BrokenProcessPool:
                print(f"FAILURE a process died: {numbers}", flush=True)
                run.faults["process died"] += 1
                return run
            run.take(batch, rendered=numbers is None)
            if batch.sample and len(renders) < 2:  # noqa: PLR2004  it must not fall behind
                renders.add(rendering.submit(run_renders, source, batch.sample))
        if time.monotonic() - said > options.every:
            said = time.monotonic()
            print(run.line(), flush=True)
    pool.shutdown()
    rendering.shutdown()
    return run


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mutator", choices=inputs.MUTATORS, default=inputs.VALUES)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--only", type=int, help="run this one input and print the verdict")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--every", type=float, default=15, help="seconds between two reports")
    parser.add_argument("--failures", type=Path, default=ROOT / ".cache" / "fuzz")
    options = parser.parse_args()
    if options.only is not None:
        source = Source(options.seed, options.mutator)
        one = run_batch(source, range(options.only, options.only + 1))
        renders = run_renders(source, one.sample)
        print(*(f.verdict.failure for f in one.failures + renders.failures), sep="\n")
        return 1 if one.failures or renders.failures else 0
    run = fuzz(options)
    print(run.line())
    for signature, count in run.faults.most_common():
        print(f"{count:7} {signature}")
    print("rules found: " + ", ".join(f"{c} {n}" for c, n in run.codes.most_common()))
    return 1 if run.faults else 0


if __name__ == "__main__":
    sys.exit(main())
