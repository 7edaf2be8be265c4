"""Stock CDKTF against specgen's fast layers: cold processes, warm caches, interleaved runs.

`python benchmarks/fast_layers.py [--layers] [--runs N] [--stacks N]`; exit code 1 when the bytes
differ. CPU seconds are those of the whole process tree, Node included: they move less than wall
seconds on a busy machine.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
STOCK_AND_FAST = {"stock": "0", "fast": "1"}
CUMULATIVE = {
    "stock": "0",
    "+ package": "package",
    "+ checks": "package,checks",
    "+ preamble": "package,checks,preamble",
    "+ kernel": "package,checks,preamble,kernel",
}
Times = tuple[float, float]  # wall seconds, CPU seconds


def cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(layers: str, outdir: Path, stacks: int) -> Times:
    environment = os.environ | {"SPECGEN_FAST": layers, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the stock way compiles 2,100 modules
    command = [sys.executable, str(ROOT / "benchmarks/workload.py"), str(outdir), str(stacks)]
    wall, spent = time.perf_counter(), cpu()
    subprocess.run(command, env=environment, check=True)
    return time.perf_counter() - wall, cpu() - spent


def digest(folder: Path) -> str:
    """One hash over the names and bytes of all files."""
    total = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes() + b"\0")
    return total.hexdigest()


def measure(
    variants: dict[str, str], options: argparse.Namespace, folder: Path
) -> dict[str, Times]:
    times: dict[str, list[Times]] = {name: [] for name in variants}
    for number in range(options.runs + 1):
        for name, layers in variants.items():
            took = run(layers, folder / name, options.stacks)
            if number:  # the first round fills the caches
                times[name].append(took)
    return {
        name: (median(wall for wall, _ in took), median(spent for _, spent in took))
        for name, took in times.items()
    }


def report(times: dict[str, Times]) -> None:
    stock_wall, stock_cpu = times["stock"]
    print(f"{'':12}{'wall s':>8}{'CPU s':>8}{'wall':>8}{'CPU':>8}")
    for name, (wall, spent) in times.items():
        ratios = f"{stock_wall / wall:7.1f}x{stock_cpu / spent:7.1f}x"
        print(f"{name:12}{wall:8.2f}{spent:8.2f}{ratios}")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--layers", action="store_true", help="add up the layers one by one")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--stacks", type=int, default=40)
    options = parser.parse_args()
    variants = CUMULATIVE if options.layers else STOCK_AND_FAST
    with tempfile.TemporaryDirectory() as folder:
        report(measure(variants, options, Path(folder)))
        digests = {name: digest(Path(folder, name)) for name in variants}
    different = [name for name in variants if digests[name] != digests["stock"]]
    print(f"different bytes: {', '.join(different)}" if different else "the same bytes")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
