"""Validates and renders platforms of growing size: is it linear, and what is the constant?"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from measuring import Took, middle, output, specgen, without_output

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.bench.platform import write

SIZES = ((35, 1, 1), (350, 1, 1), (350, 2, 2), (350, 2, 5))
"""(services, regions, environments): about 500, 5,000, 20,000 and 50,000 resources."""

MOST_OFF = 0.25
"""Share of the fitted time; if a size is off by more, growth is not linear."""

MOST_MEMORY = 2048
"""MiB, at the largest size."""


@dataclass(frozen=True, slots=True)
class Size:
    resources: int
    stacks: int
    size: int
    validate: Took
    render: Took


def measured(folder: Path, home: Path, runs: int) -> Iterator[Size]:
    for services, regions, environments in SIZES:
        project = folder / f"{services}-{regions}-{environments}"
        write(project, services, regions, environments)
        validates, renders = [], []
        for _ in range(runs):
            validates.append(specgen(project, home, "validate", "--no-cache"))
            without_output(project)
            renders.append(specgen(project, home, "render", "--no-cache"))
        files = {p: text for p, text in output(project).items() if p.endswith(".tf.json")}
        stacks = {path.rpartition("/")[0] for path in files}
        yield Size(
            sum(_resources(text) for text in files.values()),
            len(stacks),
            sum(len(text) for text in files.values()),
            middle(validates),
            middle(renders),
        )


def _resources(text: bytes) -> int:
    import json  # noqa: PLC0415  outside the measured work

    return sum(len(named) for named in json.loads(text).get("resource", {}).values())


def fit(points: list[tuple[float, float]]) -> tuple[float, float]:
    """(constant, slope) of the least-squares line, weighted for relative errors.

    points: (resources, seconds)
    """
    weights = [1 / seconds**2 for _, seconds in points]
    total = sum(weights)
    x = sum(w * p[0] for w, p in zip(weights, points, strict=True)) / total
    y = sum(w * p[1] for w, p in zip(weights, points, strict=True)) / total
    over = sum(w * (p[0] - x) * (p[1] - y) for w, p in zip(weights, points, strict=True))
    slope = over / sum(w * (p[0] - x) ** 2 for w, p in zip(weights, points, strict=True))
    return y - slope * x, slope


def lines(sizes: list[Size]) -> Iterator[str]:
    yield "| resources | root modules | MB | validate CPU s | render CPU s | wall s | memory MiB |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for size in sizes:
        numbers = (
            f"{size.resources:,}",
            f"{size.stacks:,}",
            f"{size.size / 1e6:.1f}",
            f"{size.validate.cpu:.2f}",
            f"{size.render.cpu:.2f}",
            f"{size.render.wall:.2f}",
            f"{max(size.render.memory, size.validate.memory):.0f}",
        )
        yield f"| {' | '.join(numbers)} |"
    yield ""
    for what in ("validate", "render"):
        yield _told(what, [(size.resources, getattr(size, what).cpu) for size in sizes])
    memory = max(sizes[-1].render.memory, sizes[-1].validate.memory)
    word = "within" if memory <= MOST_MEMORY else "OVER"
    yield f"- memory: {memory:.0f} MiB at most, {word} the limit of {MOST_MEMORY} MiB"


def _told(what: str, points: list[tuple[float, float]]) -> str:
    constant, slope = fit(points)
    off = max(abs(seconds / (constant + slope * count) - 1) for count, seconds in points)
    word = "linear" if off <= MOST_OFF else "NOT LINEAR"
    return (
        f"- {what}: {constant:.2f} s + {slope * 1000:.2f} s for 1,000 resources; "
        f"{word}, every size is within {off:.0%}"
    )
