"""`specgen show --path`: what a request passes, in order, each with the line that decides."""

import sys
from urllib.parse import urlsplit

from rich.console import Console
from rich.text import Text

from specgen.cli.run.request_names import way
from specgen.cli.run.request_steps import Request, Step
from specgen.findings.report.json_text import to_json
from specgen.pipeline import Checked

HTTP, HTTPS = "http", "https"


def asked(url: str) -> Request | None:
    """Without the query; None if it is not a whole URL of the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in {HTTP, HTTPS} or not parts.hostname:
        return None
    return Request(parts.hostname.removesuffix("."), parts.path or "/", parts.scheme == HTTP)


def show_request(checked: Checked, url: str, form: str, consoles: tuple[Console, Console]) -> int:
    """The exit code: 1 if nothing answers, 2 if it is no URL or there is no project."""
    out, err = consoles
    wanted = asked(url)
    if wanted is None:
        message = f"specgen: {url} is no URL; write one such as https://api.example.com/v1"
        err.print(message, markup=False)
        return 2
    if checked.project is None:
        err.print("specgen: the project has no usable platform document; run `specgen validate`")
        return 2
    steps = list(way(checked.project, wanted))
    if form == "json":
        sys.stdout.write(to_json([_data(step) for step in steps]))
    else:
        _print(steps, out)
    return 0 if any(step.answers for step in steps) else 1


def _print(steps: list[Step], out: Console) -> None:
    for number, step in enumerate(steps, 1):
        line = Text(f"{number:>2}. {step.words}")
        out.print(line.append(f"  {step.where}", style="dim") if step.where else line)


def _data(step: Step) -> dict[str, str | int | None]:
    place = step.place
    return {
        "document": step.document,
        "words": step.words,
        "file": place.path if place else None,
        "line": place.line if place else None,
    }
