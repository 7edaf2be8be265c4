"""`specgen show`: a document's effective values, each with the line that set it."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from specgen.cli.run.derived import show_derived
from specgen.cli.run.runbook import show_runbook
from specgen.documents.layout import Layout
from specgen.findings.pointers import Pointer, dotted, value_at
from specgen.findings.report.json_text import to_json
from specgen.findings.words import nearest
from specgen.pipeline import Checked
from specgen.project.envelope import Envelope
from specgen.project.here import Here
from specgen.project.project import Effective, Project

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class ShowRequest:
    """What is empty means all; derived, runbook: instead of the values

    names_of: the project's folders, if names and addresses are shown instead
    """

    document: str
    environments: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    derived: bool = False
    runbook: bool = False
    names_of: Layout | None = None

    def fits(self, effective: Effective) -> bool:
        return effective.environment in (self.environments or (effective.environment,)) and (
            effective.region in (self.regions or (effective.region,))
        )


def show(
    checked: Checked, wanted: ShowRequest, form: str, consoles: tuple[Console, Console]
) -> int:
    """The exit code: 2 if there is no such document."""
    _, err = consoles
    if checked.project is None:
        err.print("specgen: the project has no usable platform document; run `specgen validate`")
        return 2
    if not wanted.document and not wanted.derived:
        err.print("specgen: name a document, `specgen show KIND/NAME`, or add --derived for all")
        return 2
    everything = (*checked.project.effectives, *checked.project.adopted)
    found = [e for e in everything if wanted.document in {"", e.id}]
    fitting = [e for e in found if wanted.fits(e)]
    if not fitting:
        err.print(_not_found(checked, wanted.document, found), markup=False)
        return 2
    return _show(checked, wanted, fitting, form, consoles)


def _show(
    checked: Checked,
    wanted: ShowRequest,
    fitting: list[Effective],
    form: str,
    consoles: tuple[Console, Console],
) -> int:
    assert checked.project is not None  # noqa: S101  there are effective documents
    out, _ = consoles
    if wanted.runbook:
        return show_runbook(checked.project, fitting, out)
    if wanted.derived:
        return show_derived(checked.project, fitting, form, out)
    if wanted.names_of is None:
        return _show_values(checked.project, fitting, form, out)
    from specgen.cli.run.names import show_names

    return show_names(checked, wanted.names_of, fitting, form, consoles)


def _show_values(project: Project, fitting: list[Effective], form: str, out: Console) -> int:
    groups = list(_groups(fitting))
    if form == "json":
        sys.stdout.write(to_json([_data(project, group) for group in groups]))
        return 0
    for i, group in enumerate(groups):
        if i > 0:
            out.print()
        _print(group, out)
        _print_commands(project, group, out)
    return 0


def _not_found(checked: Checked, document: str, found: list[Effective]) -> str:
    if found:
        places = ", ".join(_where(e) for e in found)
        return f"specgen: {document} does not exist there; it is in {places}"
    project = checked.project
    ids = sorted({e.id for e in (*project.effectives, *project.adopted)}) if project else []
    near = nearest(document, ids, 3)
    guess = f"; did you mean {' or '.join(near)}?" if near else ""
    return f"specgen: no document {document} is in effect anywhere{guess}"


def _groups(effectives: list[Effective]) -> Iterator[list[Effective]]:
    """Groups of places in which every value is the same and set by the same line."""
    groups: dict[str, list[Effective]] = {}
    for effective in effectives:
        key = msgspec.json.encode([[str(p), v, o] for p, v, o in _rows(effective)]).decode()
        groups.setdefault(key, []).append(effective)
    yield from groups.values()


def _where(effective: Effective) -> str:
    return f"{effective.environment}/{effective.region}"


def _print(group: list[Effective], out: Console) -> None:
    out.print(Text(f"{group[0].id} in {', '.join(_where(e) for e in group)}", style="bold"))
    rows = [(dotted(p), _shown(v), origin) for p, v, origin in _rows(group[0])]
    keys = max((len(k) for k, _, _ in rows), default=0)
    values = min(max((len(v) for _, v, _ in rows), default=0), 60)
    for key, value, origin in rows:
        style = "dim" if origin == DEFAULT else ""
        line = Text(f"  {key:<{keys}}  ", style=style)
        out.print(line.append(f"{value:<{values}}").append(f"  {origin}", style="dim"))


def _print_commands(project: Project, group: list[Effective], out: Console) -> None:
    """For each place, as they are typed: no line is broken, so that they can be copied."""
    for effective in group:
        for command in effective.spec.commands(Here(project, effective)):
            out.print(Text(f"\n{command.does}, in {_where(effective)}:", style="bold"))
            out.print(Text(command.text), soft_wrap=True)


def _data(project: Project, group: list[Effective]) -> dict[str, Any]:
    commands = [
        {"where": _where(e), "does": c.does, "command": c.text}
        for e in group
        for c in e.spec.commands(Here(project, e))
    ]
    return {
        **({"commands": commands} if commands else {}),
        "document": group[0].id,
        "where": [_where(e) for e in group],
        "values": {dotted(p): {"value": v, "set_by": origin} for p, v, origin in _rows(group[0])},
    }


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _rows(effective: Effective) -> list[tuple[Pointer, Any, str]]:
    """(pointer, value, the place that set it or `default`) of every leaf, in the models' order."""
    whole = {**msgspec.to_builtins(effective.envelope), **msgspec.to_builtins(effective.spec)}
    hidden = {"kind", "name", "overrides", "placement"}
    rows = []
    for pointer, value in _leaves({k: v for k, v in whole.items() if k not in hidden}, ()):
        written = value_at(effective.data, pointer)
        if written is not None:
            place = effective.place(pointer)
            rows.append((pointer, written, f"{place.path}:{place.line}"))
        elif value not in (None, "", [], {}) and pointer[0] not in Envelope.__struct_fields__:
            rows.append((pointer, value, DEFAULT))
    return rows


def _leaves(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, Any]]:
    """Plain values; a list of plain values counts as one."""
    if isinstance(value, dict) and value:
        for key, item in value.items():
            yield from _leaves(item, (*pointer, key))
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for i, item in enumerate(value):
            yield from _leaves(item, (*pointer, i))
    else:
        yield pointer, value
