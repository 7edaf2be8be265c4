"""`specgen show KIND/NAME --names`: what a document makes, by Terraform address, name and ARN."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from json import loads
from typing import Any

from rich.console import Console
from rich.text import Text

from specgen import pipeline
from specgen.documents.layout import Layout
from specgen.facts.arns import arn, form_of
from specgen.facts.identities import IDENTITIES
from specgen.findings.report.json_text import to_json
from specgen.project.here import Here
from specgen.project.platform import Platform
from specgen.project.project import Effective
from specgen.render import cache
from specgen.render.built import published_name
from specgen.render.emit import document_file, document_of_file
from specgen.render.incremental.modules import Modules
from specgen.terraform.root_modules import blocks_of

OUTPUTS = "outputs.tf.json"
_NAMES = ("name", "identifier", "family", "alarm_name", "policy_name", "configuration_name")
"""Arguments with a name, of types that may have it twice."""


@dataclass(frozen=True, slots=True)
class Made:
    """name: in AWS; arn: a * is what AWS adds; either is empty if only AWS knows it"""

    address: str
    name: str
    arn: str


def show_names(
    checked: pipeline.Checked,
    layout: Layout,
    effectives: Sequence[Effective],
    form: str,
    consoles: tuple[Console, Console],
) -> int:
    """The exit code: 1 if the project has errors, so that it cannot be rendered."""
    out, err = consoles
    if checked.project is None or checked.errors:
        err.print("specgen: the project has errors; run `specgen validate`")
        return 1
    modules = {effective.module for effective in effectives}
    known = Modules.opened(checked.project, layout.output, cache.folder("render"))
    rendered = pipeline.render(checked, lambda module: module.id in modules, known=known)
    if rendered.findings:
        err.print("specgen: the project cannot be rendered; run `specgen render`")
        return 1
    found = [(e, list(_made(Here(checked.project, e), rendered.files))) for e in effectives]
    if form == "json":
        sys.stdout.write(to_json([_data(*each) for each in found]))
        return 0
    for i, (effective, rows) in enumerate(found):
        if i > 0:
            out.print()
        _print(effective, rows, out)
    return 0


def _made(here: Here, files: Mapping[str, str]) -> Iterator[Made]:
    effective = here.effective
    published = {
        published_name(effective, effective.name, output.name)
        for output in effective.spec.outputs(here)
    }
    for path, text in sorted(files.items(), key=lambda file: (file[0].endswith(OUTPUTS), file)):
        module, _, name = path.rpartition("/")
        is_own = document_of_file(name) == document_file(effective)
        if module != effective.module or not (is_own or name == OUTPUTS):
            continue
        for block in blocks_of(loads(text)):
            if block.section == "resource" and (is_own or block.path[-1] in published):
                yield _row(here, block.address, block.path[1], block.body)


def _row(here: Here, address: str, kind: str, body: Mapping[str, Any]) -> Made:
    name = _name(kind, body)
    form = form_of(kind, body)
    if form is None or not name:
        return Made(address, name, "")
    region = _region(here.platform, body.get("provider", ""), here.region)
    return Made(address, name, arn(form, name, here.names.partition, region, here.names.account))


def _name(kind: str, body: Mapping[str, Any]) -> str:
    """Empty if it is an expression, or if the type has none."""
    form, identity = form_of(kind, body), IDENTITIES.get(kind)
    own = [form.argument] if form else []
    own += identity.arguments if identity and len(identity.arguments) == 1 else []
    texts = (body.get(argument) for argument in (*own, *_NAMES))
    return next((text for text in texts if isinstance(text, str) and "${" not in text), "")


def _region(platform: Platform, provider: str, own: str) -> str:
    """provider: as the block names it, such as aws.usw2; empty for the root module's own"""
    key = provider.partition(".")[2]
    return next((name for name, region in platform.regions.items() if region.key == key), own)


def _print(effective: Effective, rows: Sequence[Made], out: Console) -> None:
    out.print(Text(f"{effective.id} in {effective.module}", style="bold"))
    addresses = max((len(row.address) for row in rows), default=0)
    names = min(max((len(row.name) for row in rows), default=0), 60)
    for row in rows:
        line = Text(f"  {row.address:<{addresses}}  {row.name:<{names}}  ")
        out.print(line.append(row.arn, style="dim"), soft_wrap=True)


def _data(effective: Effective, rows: Sequence[Made]) -> dict[str, Any]:
    return {
        "document": effective.id,
        "where": "/".join(effective.spot),
        "root_module": effective.module,
        "resources": [asdict(row) for row in rows],
    }
