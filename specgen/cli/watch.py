"""`watch`."""

import time
from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from specgen.cli.app import app
from specgen.cli.options import (
    CLEAN,
    FINDINGS,
    PathsArgument,
    RenderRequest,
    err,
    layout_of,
    out,
    show_bug,
    show_findings,
)
from specgen.cli.render import Rendering, checked_of, render_once
from specgen.documents.layout import Layout
from specgen.findings.characters import one_line
from specgen.findings.summary import summary

if TYPE_CHECKING:
    from specgen.prove.verdict import Verdicts


@app.command()
def watch(
    path: PathsArgument = None,
    check_only: Annotated[
        bool, typer.Option("--no-render", help="Only validate; write nothing")
    ] = False,
    provider: Annotated[
        bool,
        typer.Option("--provider", help="The real provider keeps running and plans what changed"),
    ] = False,
) -> None:
    """Validate on every save, and render what changed. Stop it with Ctrl-C."""
    from specgen.cli.run.watch import watch as each_save

    layout = layout_of(path, reads_only=False)
    with _verdicts() if provider else nullcontext() as verdicts:
        once = partial(_once, layout, path or (), render=not check_only, verdicts=verdicts)
        each_save(layout.specs, once)


def _verdicts() -> "Verdicts":
    from specgen.prove.cache import open_cache
    from specgen.prove.verdict import Verdicts

    return Verdicts(open_cache())


def _once(
    layout: Layout,
    paths: Sequence[Path],
    *,
    render: bool,
    verdicts: "Verdicts | None" = None,
) -> None:
    """Never raises: after a failure, the next save is awaited."""
    out.clear()
    try:
        again = ("render", *map(str, paths))
        run = render_once(layout, RenderRequest(again=again)) if render else _validate(layout)
        if verdicts is not None and run.code == CLEAN:
            _ask(verdicts, run, layout)
    except OSError as error:  # a file that is being replaced
        err.print(f"specgen: {one_line(str(error))}", markup=False)
    except Exception as error:  # noqa: BLE001  an internal error must not end the session
        show_bug(error)


def _validate(layout: Layout) -> Rendering:
    begin = time.perf_counter()
    checked = checked_of(layout)
    show_findings(checked.findings, layout)
    err.print(summary(checked.findings, checked.files, time.perf_counter() - begin))
    return Rendering(FINDINGS if checked.errors else CLEAN, checked)


def _ask(verdicts: "Verdicts", run: Rendering, layout: Layout) -> None:
    from specgen.cli.run import provider

    begin = time.perf_counter()
    verdict = provider.verdict(verdicts, run.checked or checked_of(layout), layout, run.rendered)
    show_findings(verdict.findings, layout)
    err.print(f"{verdict.words} ({time.perf_counter() - begin:.1f} s)", markup=False)
    if not verdict.planned and not verdict.lacking:
        verdicts.warm()
