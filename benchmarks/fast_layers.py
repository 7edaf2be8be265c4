"""Stock CDKTF against specgen's fast layers: cold processes, warm caches, interleaved runs.

`python benchmarks/fast_layers.py [--layers] [--runs N] [--stacks N]`; exits with 1 if the bytes
differ. CPU seconds are those of the whole process tree, including Node: they vary less than wall
seconds on a busy machine.
"""

import argparse
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from measuring import Took, middle, took

STOCK_AND_FAST = {"stock": "0", "fast": "1"}
LAYERS = ("package", "checks", "preamble", "code", "kernel", "slim")  # code keeps what is loaded
CUMULATIVE = {
    "stock": "0",
    **{f"+ {name}": ",".join(LAYERS[: i + 1]) for i, name in enumerate(LAYERS)},
}


def run(layers: str, outdir: Path, stacks: int) -> Took:
    command = [sys.executable, "-m", "specgen.render.fast.equality", str(outdir), str(stacks)]
    return took(command, {"SPECGEN_FAST": layers, "SPECGEN_CACHE": "1"})


def digest(folder: Path) -> str:
    """One hash over the names and bytes of all files."""
    total = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes() + b"\0")
    return total.hexdigest()


def measure(variants: dict[str, str], options: argparse.Namespace, folder: Path) -> dict[str, Took]:
    times: dict[str, list[Took]] = {name: [] for name in variants}
    for number in range(options.runs + 1):
        for name, layers in variants.items():
            done = run(layers, folder / name, options.stacks)
            if number:  # the first round fills the caches
                times[name].append(done)
    return {name: middle(done) for name, done in times.items()}


def report(times: dict[str, Took]) -> None:
    stock = times["stock"]
    print(f"{'':12}{'wall s':>8}{'CPU s':>8}{'wall':>8}{'CPU':>8}{'MiB':>8}")
    for name, done in times.items():
        ratios = f"{stock.wall / done.wall:7.1f}x{stock.cpu / done.cpu:7.1f}x{done.memory:8.0f}"
        print(f"{name:12}{done.wall:8.2f}{done.cpu:8.2f}{ratios}")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--layers", action="store_true", help="add the layers one by one")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--stacks", type=int, default=8)
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
