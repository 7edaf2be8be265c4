"""Our render against stock CDKTF, the cost of an unchanged project, and growth, from one run.

`make bench` prints the tables, `make bench BENCH=--write` also writes docs/performance.md; exits
with 1 if the bytes differ. `--only proof` measures the real provider alone. Fresh processes, warm
caches, interleaved runs, medians. CPU seconds are those of the whole process tree: they vary less
than wall seconds on a busy machine.
"""

import argparse
import json
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import growth
import proving
from measuring import Took, machine, middle, output, specgen, took, without_output, workbench

from specgen.render.fast import node

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- {}: begin -->", "<!-- {}: end -->"
RENDER, PROOF = "measured", "proved"
"""The marks of each part's tables."""
ONE_STACK = 130
"""Resources of the root module that is rendered alone; the closest one is taken."""

CLOUDFLARE = ROOT / "tests" / "systems" / "cloudflare_zone" / "cases" / "good-minimal.yaml"
SMALL = (1, 1, 1)
"""As TWELVE_STACKS; what a document of another provider costs is seen in a small platform."""

TWELVE_STACKS = (100, 1, 1)
"""Services, regions, environments: about 1,500 resources in thirteen root modules."""

LIMITS = {"fast, cold": None, "nothing changed": 0.25, "one stack changed": 1.5, "validate": 0.6}
LIMIT_OF_TWELVE = 3.3
LEAST_RATIO = 7.0

Case = Callable[[], Took]


def cases(project: Path, home: Path, files: dict[str, dict[str, bytes]]) -> dict[str, Case]:
    """Each case leaves the output completely rendered."""

    def cold(way: str) -> Took:
        without_output(project)
        done = specgen(project, home, "render", "--no-cache", way=way)
        files[way] = output(project)
        return done

    def one() -> Took:
        folder = _one_stack(project)
        for file in folder.glob("*.tf.json"):
            file.write_text("{}\n", encoding="utf-8")
        return specgen(project, home, "render")

    return {
        "stock CDKTF, cold": lambda: cold("0"),
        "fast, cold": lambda: cold("1"),
        "one stack changed": one,
        "nothing changed": lambda: specgen(project, home, "render"),
        "validate": lambda: specgen(project, home, "validate", "--no-cache"),
    }


def _one_stack(project: Path) -> Path:
    counts: dict[Path, int] = {}
    for file in (project / "generated").rglob("*.tf.json"):
        made = json.loads(file.read_bytes()).get("resource", {})
        counts[file.parent] = counts.get(file.parent, 0) + sum(
            len(named) for named in made.values()
        )
    return min(counts, key=lambda folder: (abs(counts[folder] - ONE_STACK), folder))


def interleaved(all_cases: dict[str, Case], runs: int) -> dict[str, Took]:
    found: dict[str, list[Took]] = {name: [] for name in all_cases}
    for number in range(runs + 1):
        for name, case in all_cases.items():
            done = case()
            if number:  # the first round fills the caches
                found[name].append(done)
    return {name: middle(times) for name, times in found.items()}


def table(times: dict[str, Took]) -> Iterator[str]:
    stock = times["stock CDKTF, cold"]
    yield "| | CPU s | wall s | memory MiB | stock / this, CPU | limit |"
    yield "| --- | ---: | ---: | ---: | ---: | --- |"
    for name, time_ in times.items():
        ratio = stock.cpu / time_.cpu
        yield (
            f"| {name} | {time_.cpu:.2f} | {time_.wall:.2f} | {time_.memory:.0f} "
            f"| {ratio:.1f} x | {_limit(name, time_.cpu, ratio)} |"
        )


def _limit(name: str, spent: float, ratio: float) -> str:
    if name == "fast, cold":
        return f"{LEAST_RATIO:.0f} x: {'kept' if ratio >= LEAST_RATIO else 'MISSED'}"
    limit = LIMITS.get(name)
    return f"{limit} s: {'kept' if spent <= limit else 'MISSED'}" if limit else ""


def floor(project: Path, runs: int) -> Iterator[str]:
    """The lower bound for any render."""
    texts = [json.loads(text) for text in output(project).values()]
    begin = time.process_time()
    size = sum(len(json.dumps(text, indent=2, sort_keys=True)) for text in texts)
    dump = time.process_time() - begin
    python = middle([took([sys.executable, "-c", ""], {}) for _ in range(runs)])
    command = [node.find() or "node", "-e", "0"]
    started = middle([took(command, {}) for _ in range(runs)])
    yield (
        f"The floor, in CPU seconds: Python starts in {python.cpu:.2f}, Node in {started.cpu:.2f}, "
        f"and Python's json writes the same {size / 1e6:.1f} MB in {dump:.2f}."
    )


def report(folder: Path, runs: int) -> Iterator[str]:
    """Lines of Markdown; raises: DifferentBytes"""
    home = folder / "cache"
    shipped, twelve = folder / "shipped", folder / "twelve"
    shutil.copytree(ROOT / "specs", shipped / "specs")
    growth.write(twelve, *TWELVE_STACKS)
    files: dict[str, dict[str, bytes]] = {}
    of_twelve: list[Took] = []

    def synthetic() -> Took:
        without_output(twelve)
        of_twelve.append(specgen(twelve, home, "render", "--no-cache"))
        return of_twelve[-1]

    times = interleaved({**cases(shipped, home, files), "_": synthetic}, runs)
    thirteen = times.pop("_")
    if files["0"] != files["1"]:
        raise DifferentBytes
    yield f"{datetime.now(tz=UTC).date()}: {machine()}. Medians of {runs} interleaved runs."
    yield ""
    yield f"The shipped platform, {_size(shipped)}; stock and fast gave the same bytes:"
    yield ""
    yield from table(times)
    yield ""
    kept = "kept" if thirteen.cpu <= LIMIT_OF_TWELVE else "MISSED"
    yield (
        f"A synthetic platform, {_size(twelve)}, rendered cold: {thirteen.cpu:.2f} CPU s, "
        f"{thirteen.wall:.2f} wall s (limit {LIMIT_OF_TWELVE} s: {kept})."
    )
    yield from floor(shipped, runs)
    yield ""
    yield other_provider(folder, home, runs)
    yield ""
    yield "Growth, platforms of `python -m tests.bench.platform`, rendered cold:"
    yield ""
    yield from growth.lines(list(growth.measured(folder, home, runs)))


def other_provider(folder: Path, home: Path, runs: int) -> str:
    """What one document of Cloudflare adds to a small platform."""
    without, added = folder / "aws", folder / "cloudflare"
    for project in (without, added):
        growth.write(project, *SMALL)
    document = CLOUDFLARE.read_text(encoding="utf-8")
    text = re.sub("^placement: .*$", "stack: compute-0", document, flags=re.MULTILINE)
    (added / "specs" / "cloudflare.yaml").write_text(text, encoding="utf-8")

    def cold(project: Path) -> Took:
        without_output(project)
        return specgen(project, home, "render", "--no-cache")

    times = interleaved({"aws": lambda: cold(without), "both": lambda: cold(added)}, runs)
    aws, both = times["aws"], times["both"]
    return (
        f"One document of Cloudflare beside a small platform of AWS ({_size(without)}): "
        f"{both.cpu:.2f} CPU s in place of {aws.cpu:.2f}, {both.memory:.0f} MiB in place of "
        f"{aws.memory:.0f}; its bindings are loaded only if a document needs them."
    )


class DifferentBytes(Exception):
    """Stock CDKTF and our layers rendered different files."""


def _size(project: Path) -> str:
    files = {p: t for p, t in output(project).items() if p.endswith(".tf.json")}
    resources = sum(
        len(named) for t in files.values() for named in json.loads(t).get("resource", {}).values()
    )
    stacks = {path.rpartition("/")[0] for path in files}
    return f"{resources:,} resources in {len(stacks)} root modules"


def proof(folder: Path, runs: int) -> Iterator[str]:
    """Lines of Markdown."""
    project, home = folder / "proved", folder / "proofs"
    shutil.copytree(ROOT / "specs", project / "specs")
    specgen(project, home, "render")
    yield (
        f"{datetime.now(tz=UTC).date()}: {machine()}. The shipped platform, {_size(project)}; what "
        f"follows an edit, medians of {runs} interleaved runs."
    )
    yield ""
    yield from proving.lines(project, home, runs)


def write(mark: str, lines: list[str]) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    begin, end = BEGIN.format(mark), END.format(mark)
    measured = "\n".join([begin, *lines, end])
    changed = re.sub(f"{begin}.*{end}", lambda _: measured, text, flags=re.DOTALL)
    DOCUMENT.write_text(changed, encoding="utf-8")


PARTS = {"render": (RENDER, report), "proof": (PROOF, proof)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="also write docs/performance.md")
    parser.add_argument("--only", choices=PARTS, help="measure one part")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    for mark, part in [PARTS[asked.only]] if asked.only else PARTS.values():
        lines: list[str] = []
        with workbench() as folder:
            try:
                for line in part(folder, asked.runs):
                    print(line, flush=True)
                    lines.append(line)
            except DifferentBytes:
                print("DIFFERENT BYTES")
                return 1
        if asked.write:
            write(mark, lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
