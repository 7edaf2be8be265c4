"""Our cold render against stock CDKTF on the shipped specs, and validate, from one run.

`make bench`: fresh processes, warm caches, interleaved; exit code 1 when the bytes differ. CPU
seconds are those of the whole process tree: they move less than wall seconds on a busy machine.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
RUNS = 3
LINES = 5_000
Times = tuple[float, float]


def cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def timed(arguments: list[str], fast: str) -> Times:
    environment = {**os.environ, "SPECGEN_FAST": fast}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # stock would compile 2,100 modules each time
    wall, spent = time.perf_counter(), cpu()
    command = [sys.executable, "-m", "specgen", *arguments]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return time.perf_counter() - wall, cpu() - spent


def render(project: Path, fast: str) -> Times:
    shutil.rmtree(project / "generated", ignore_errors=True)
    return timed(["render", str(project), "-q"], fast)


def validations(project: Path) -> tuple[Times, Times]:
    """Of the specs as they are, and with one document of LINES lines beside them."""
    more = project / "specs" / "long.yaml"
    small, large = [], []
    for _ in range(RUNS):
        more.unlink(missing_ok=True)
        small.append(timed(["validate", str(project), "-q", "--no-cache"], "1"))
        more.write_text(long_document(), encoding="utf-8")
        large.append(timed(["validate", str(project), "-q", "--no-cache"], "1"))
    return middle(small), middle(large)


def long_document() -> str:
    """A security group: a rule has four lines."""
    head = "kind: security_group\nname: long\nnetwork: main\nplacement: {environments: [dev]}\n"
    rules = (
        f"  - id: rule-{number}\n    protocol: tcp\n    ports: [{1024 + number}]\n"
        f"    cidr: 10.{number // 250}.{number % 250}.0/24\n"
        for number in range(LINES // 4)
    )
    return f"{head}rule_quota: 2000\ningress:\n{''.join(rules)}"


def middle(times: list[Times]) -> Times:
    return median(w for w, _ in times), median(c for _, c in times)


def content(project: Path) -> dict[str, bytes]:
    folder = project / "generated"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.json")}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copytree(ROOT / "specs", project / "specs")
        fast, stock = [], []
        for number in range(RUNS + 1):
            took_stock, stock_files = render(project, "0"), content(project)
            took_fast, fast_files = render(project, "1"), content(project)
            if number:  # the first round fills the caches
                stock.append(took_stock)
                fast.append(took_fast)
        small, large = validations(project)
    (slow_wall, slow_cpu), (wall, spent) = middle(stock), middle(fast)
    print(f"cold render, stock CDKTF  {slow_wall:6.2f} s wall {slow_cpu:6.2f} s CPU")
    print(f"cold render, specgen      {wall:6.2f} s wall {spent:6.2f} s CPU")
    print(f"ratio                     {slow_wall / wall:6.1f} x    {slow_cpu / spent:7.1f} x")
    print(f"validate                  {small[0]:6.2f} s wall {small[1]:6.2f} s CPU")
    print(f"and {LINES} lines more    {large[0]:6.2f} s wall {large[1]:6.2f} s CPU")
    print(
        f"which are                 {large[0] - small[0]:6.2f} s {large[1] - small[1]:11.2f} s CPU"
    )
    same = stock_files == fast_files
    print("the same bytes" if same else "DIFFERENT BYTES")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
