"""`specgen show --runbook`: what people do by hand, as a text for a shell."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from specgen.project.here import Here
from specgen.project.project import Effective, Project


def show_runbook(project: Project, effectives: list[Effective], out: Console) -> int:
    """The exit code: 1 if nothing is done by hand. No line is broken, so that it can be copied."""
    lines = [line for effective in effectives for line in _lines(Here(project, effective))]
    for line in lines or ["# nothing is done by hand"]:
        out.print(Text(line), soft_wrap=True)
    return 0 if lines else 1


def _lines(here: Here) -> Iterator[str]:
    """Sentences are comments; commands are numbered in their order."""
    spec, sentences = here.effective.spec, list(here.effective.spec.by_hand(here))
    commands = list(spec.commands(here))
    if not (sentences or commands):
        return
    yield f"# {here.effective.id} in {here.environment}/{here.region}"
    for sentence in sentences:
        yield f"# {sentence.when} its first apply: {sentence.text}"
    for i, command in enumerate(commands, 1):
        yield ""
        yield f"# {i}. {command.does}"
        yield from command.text.split("\n")
    yield ""
