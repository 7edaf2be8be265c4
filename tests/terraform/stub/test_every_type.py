"""Every type of every stub, with all arguments: applied, planned again without a change, gone."""

import json
from pathlib import Path
from typing import Any

import pytest
from support import need_terraform

from specgen.terraform.offline import attach, mirror, runner
from specgen.terraform.offline.workspace import WorkingCopy, Workspace, prepare
from specgen.terraform.provider_schema import Attributes, attributes, flag_of, names_of
from specgen.terraform.providers import CLOUDFLARE, DATADOG, PAGERDUTY, Provider

pytestmark = pytest.mark.terraform

SCALARS = {"string": "x", "number": 1, "bool": True, "dynamic": "x"}
COUNTS = {CLOUDFLARE: 208, DATADOG: 119, PAGERDUTY: 50}


def _value(kind: Any, text: str = "x") -> Any:
    match kind:
        case ["list" | "set", item]:
            return [_value(item, text)]
        case ["map", item]:
            return {"a": _value(item)}
        case ["object", dict() as fields]:
            return {name: _value(item) for name, item in fields.items()}
        case "string":
            return text
        case _:
            return SCALARS[kind]


def _body(block: Attributes) -> dict[str, Any]:
    return {name: _argument(d) for name, d in block.items() if flag_of(d) != "c"}


def _argument(declared: list[Any]) -> Any:
    if declared[0] != "b":
        return _value(declared[1], *(allowed[0] for allowed in declared[2:]))
    inside = _body(declared[4])
    return {"single": inside, "map": {"a": inside}}.get(declared[1], [inside])


def _run(module: WorkingCopy, *arguments: str) -> int:
    return attach.plain(module, [*arguments, "-input=false", "-json"], {}).code


@pytest.mark.parametrize("provider", COUNTS, ids=lambda provider: provider.name)
def test_it_goes_the_whole_way(provider: Provider, tmp_path: Path) -> None:
    need_terraform()
    names = [n for n in names_of(provider) if n != "provider" and not n.startswith("data.")]
    assert len(names) == COUNTS[provider]
    required = {provider.name: {"source": provider.source, "version": provider.version}}
    settings = {"terraform": {"required_providers": required}, "provider": {provider.name: [{}]}}
    bodies = {name: {"a": _body(attributes(name) or {})} for name in names}
    for name, document in (("terraform", settings), ("all", {"resource": bodies})):
        (tmp_path / f"{name}.tf.json").write_text(json.dumps(document), encoding="utf-8")

    with Workspace(tmp_path / "work", mirror.find_mirror()) as workspace:
        module = prepare(workspace, tmp_path, "all")
        assert runner.init(module) == ()
        assert runner.validate(module) == ()
        assert _run(module, "apply", "-auto-approve") == 0
        kept = list((workspace.folder / "stubs").rglob("*.json"))
        assert len(kept) == len(names)
        assert _run(module, "plan", "-detailed-exitcode") == 0
        assert _run(module, "destroy", "-auto-approve") == 0
        assert list((workspace.folder / "stubs").rglob("*.json")) == []
