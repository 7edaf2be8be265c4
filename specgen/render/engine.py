"""CDKTF: constructs -> resources -> Terraform JSON. Importing this starts Node."""

import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_aws.ssm_parameter import SsmParameter

from specgen.project.here import Here
from specgen.project.project import Project
from specgen.project.stacks import RootModule
from specgen.render.built import BuiltModule, Clash, Systems, published_name
from specgen.render.fast.predict import foretold
from specgen.render.incremental.lookups import Watched
from specgen.render.root_module import require, settings
from specgen.sdk.construct.module import AddressClaimed, Module
from specgen.sdk.construct.outputs import expression
from specgen.sdk.construct.scope import Scope
from specgen.terraform.escape import escape


def build(
    project: Project,
    modules: Sequence[RootModule],
    systems: Systems,
    progress: Callable[[RootModule], None] = lambda _: None,
) -> list[BuiltModule | Clash]:
    """One App for all root modules; returns clashes together with what could be built."""
    with tempfile.TemporaryDirectory(prefix="specgen-") as folder:
        out = Path(folder) / "out"
        app = App(outdir=str(out), stack_traces=False, skip_validation=True)
        built: list[tuple[RootModule, Any, Watched]] = []
        clashes: list[Clash] = []
        with foretold():
            for module in modules:
                watched = Watched(project)
                made, found = _build_module(app, cast("Project", watched), module, systems)
                built.append((module, made, watched))
                clashes += found
                progress(module)
        app.synth()
        return [*clashes, *(_read(out, *item) for item in built)]


def _read(out: Path, module: RootModule, made: Any, watched: Watched) -> BuiltModule:
    file = out / "stacks" / _stack_id(module) / "cdk.tf.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    looks = frozenset(watched.looks)
    published = tuple(made.published)
    return BuiltModule(module, content, made.claims, made.roles, made.files, published, looks)


def _stack_id(module: RootModule) -> str:
    return module.id.replace("/", "-")


def _build_module(
    app: Any,
    project: Project,
    module: RootModule,
    systems: Systems,
) -> tuple[Any, list[Clash]]:
    stack = TerraformStack(app, _stack_id(module))
    made = Module(stack, settings(stack, project, module), partial(require, stack))
    clashes: list[Clash] = []
    for effective in module.effectives:
        here = Here(project, replace(effective, spec=escape(effective.spec)))
        try:
            systems[effective.kind].build()(Scope(made, here), here.spec)
        except AddressClaimed as clash:
            clashes.append(Clash(".".join(clash.address), clash.first, clash.second))
    _publish(made, project, module)
    return made, clashes


def _publish(made: Any, project: Project, module: RootModule) -> None:
    """Parameters that other root modules may read; their paths are derived from names."""
    for effective in module.effectives:
        here = Here(project, effective)
        for output in effective.spec.outputs(here):
            address = "aws_ssm_parameter", published_name(effective, effective.name, output.name)
            arguments = {
                "name": here.parameter_path(output.name),
                "type": "StringList" if output.is_list else "String",
                "insecure_value": expression(effective.name, output),
            }
            made.make(address, partial(SsmParameter, **arguments))
            made.claims[address] = None
            made.published.append((effective, output.name))
