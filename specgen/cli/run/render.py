"""One `specgen render`: progress while it builds, then what was written or what differs."""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from specgen import pipeline
from specgen.cli.options import run_of
from specgen.documents.extensions import BrokenKind
from specgen.documents.layout import Layout
from specgen.findings import report
from specgen.findings.summary import NOTHING_CHANGED, as_rendered, counts, summary, written
from specgen.project.stacks import RootModule
from specgen.render import cache as caching
from specgen.render import stock
from specgen.render.incremental.modules import Modules


@dataclass(frozen=True, slots=True)
class Options:
    """again: arguments of the command that renders the stock way, if not those of this process

    builder: as in pipeline.render()
    """

    check: bool
    quiet: bool
    begin: float
    cache: bool = True
    again: tuple[str, ...] = ()
    builder: pipeline.Builder | None = None


def run(  # noqa: PLR0913  what a run is made of
    checked: pipeline.Checked,
    layout: Layout,
    selected: list[str],
    options: Options,
    err: Console,
    out: Console,
) -> tuple[int, pipeline.Rendered | None]:
    """The exit code: 0 clean or written, 1 findings or drift; and what was rendered, if it was."""
    try:
        rendered = _render(checked, layout.output, selected, options, err)
    except BrokenKind:
        raise  # the stock way would meet it as well
    except pipeline.BrokenChecks as error:
        error.root = layout.root
        raise  # as above
    except Exception as error:
        if stock.is_asked():
            raise
        return _again_by_the_stock_way(error, options, err), None
    for warning in rendered.warnings:
        err.print(f"warning: {warning}", markup=False)
    if rendered.findings:
        report.write(run_of(rendered.findings, layout.root, console=out), "text")
        err.print(summary(rendered.findings, checked.files, _seconds(options)))
        return 1, None
    ids = tuple(m.id for m in checked.modules)
    versions = pipeline.made_by(checked)
    target = pipeline.Target(layout.output, rendered.modules, ids, versions)
    if options.check:
        return _compare(target, rendered, options, (out, err)), rendered
    return _write(target, rendered, options, (out, err)), rendered


def _render(
    checked: pipeline.Checked,
    output: Path,
    selected: list[str],
    options: Options,
    err: Console,
) -> pipeline.Rendered:
    def chosen(module: RootModule) -> bool:
        return module.id in selected

    known = _known(checked, output) if options.cache else None
    if options.quiet or not err.is_terminal:
        return pipeline.render(checked, chosen, known=known, builder=options.builder)
    columns = (
        TextColumn("rendering"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("starting CDKTF", total=len(selected))
        return pipeline.render(checked, chosen, _advance(bar, task), known, options.builder)


def _known(checked: pipeline.Checked, output: Path) -> Modules | None:
    """What earlier runs have kept."""
    if checked.project is None:
        return None
    return Modules.opened(checked.project, output, caching.folder("render"))


def _advance(bar: Progress, task: TaskID) -> Callable[[RootModule], None]:
    def advance(module: RootModule) -> None:
        bar.update(task, advance=1, description=module.id)

    return advance


def _again_by_the_stock_way(error: Exception, options: Options, err: Console) -> int:
    """A fault of the fast way must not reach the user: the stock way decides, in a new process."""
    what = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
    err.print(
        f"warning: the fast way through CDKTF failed ({what}); rendering again the stock way",
        markup=False,
    )
    from specgen.render import fast

    command = [sys.executable, "-m", "specgen", *(options.again or sys.argv[1:])]
    return subprocess.run(command, env=fast.failed(error), check=False).returncode


def _seconds(options: Options) -> float:
    return time.perf_counter() - options.begin


def _compare(
    target: pipeline.Target,
    rendered: pipeline.Rendered,
    options: Options,
    consoles: tuple[Console, Console],
) -> int:
    out, err = consoles
    found = pipeline.drift(target, rendered.files)
    for item in found:
        out.print(f"{target.folder.name}/{item.sentence}", markup=False)
    if not options.quiet:
        counted, seconds = _counts(rendered), _seconds(options)
        line = as_rendered(target.folder.name, counted, seconds)
        if found:
            line = f"{target.folder.name}/ differs in {len(found)} files; run `specgen render`"
        err.print(line)
    return 1 if found else 0


def _write(
    target: pipeline.Target,
    rendered: pipeline.Rendered,
    options: Options,
    consoles: tuple[Console, Console],
) -> int:
    _, err = consoles
    done = pipeline.write(target, rendered.files)
    for path in done.foreign:
        err.print(
            f"warning: {target.folder.name}/{path} is not specgen's; it was left alone",
            markup=False,
        )
    if options.quiet:
        return 0
    for escape in rendered.escapes:
        err.print(f"escape hatch: {escape}", markup=False)
    what = f"{done.created} files new, {done.changed} changed, {done.deleted} deleted"
    what = NOTHING_CHANGED if done.is_clean else what
    err.print(written(target.folder.name, what, _counts(rendered), _seconds(options)))
    return 0


def _counts(rendered: pipeline.Rendered) -> str:
    return counts(len(rendered.modules), rendered.resources)
