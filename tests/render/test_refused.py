"""What AWS refuses stops a render, whoever made the resource: a construct, a patch, a worker."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from support import make_project, short

from specgen.documents.layout import Layout
from specgen.pipeline import Checked, Rendered, check, render
from specgen.render.incremental.modules import Modules
from specgen.render.workers.executors import here
from specgen.sdk import Model, System
from specgen.systems import SYSTEMS

pytestmark = pytest.mark.synth

TOY = "kind: toy\nname: one\nplacement: {environments: [prod], regions: primary}\n"
GROUP = """\
kind: security_group
name: patched
network: main
ingress: [{id: web, ports: [443], cidr: 10.0.0.0/8}]
terraform:
  aws_vpc_security_group_ingress_rule.patched-ingress-web-443: {from_port: 9000}
"""


class Toy(Model, kw_only=True):
    """A kind whose construct makes what AWS refuses."""

    hour: int = 25


def build(scope: Any, spec: Toy) -> None:
    from cdktf_cdktf_provider_aws.cloudwatch_event_rule import (  # noqa: PLC0415  loads CDKTF
        CloudwatchEventRule,
    )

    scope.add(CloudwatchEventRule, schedule_expression=f"cron(0 {spec.hour} * * ? *)")


@pytest.fixture
def toy() -> Iterator[System]:
    module = ModuleType("toy_construct")
    module.__dict__["build"] = build
    sys.modules[module.__name__] = module
    yield System("toy", "Toy", Toy, construct=module.__name__, stack="network")
    del sys.modules[module.__name__]


def checked(folder: Path, text: str, *systems: System) -> Checked:
    root = make_project(folder, text, ("network",))
    found = check(root, root / "specs", (*SYSTEMS, *systems))
    assert [f.message for f in found.errors] == []
    return found


def words(result: Rendered) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(short(f), f.message, f.where) for f in result.findings]


def test_a_construct_that_makes_what_aws_refuses(tmp_path: Path, toy: System) -> None:
    result = render(checked(tmp_path, TOY, toy))

    message = "aws_cloudwatch_event_rule.one schedule_expression: hours '25' is not 0 to 23"
    assert words(result) == [("AWS007 2:7", message, ("prod/us-east-1",))]
    assert "no key of the document sets it: the kind toy makes it" in result.findings[0].help
    assert result.resources == 0


def test_a_module_with_a_fault_is_not_kept(tmp_path: Path, toy: System) -> None:
    found = checked(tmp_path, TOY, toy)
    assert found.project is not None
    known = Modules.opened(found.project, tmp_path / "generated", tmp_path / "cache")

    first, second = render(found, known=known), render(found, known=known)

    assert known.entries == {}
    assert words(first) == words(second) != []


def test_a_sound_value_of_the_same_construct_is_rendered(tmp_path: Path, toy: System) -> None:
    result = render(checked(tmp_path, f"{TOY}hour: 5\n", toy))

    assert result.findings == ()
    assert any("toy-one.tf.json" in path for path in result.files)


def test_a_patch_is_at_fault_even_if_only_the_whole_shows_it(tmp_path: Path) -> None:
    (finding,) = render(checked(tmp_path, GROUP)).findings

    assert short(finding) == "AWS015 6:76"
    assert finding.message.endswith("from_port: from_port 9000 is above to_port 443")


def test_a_worker_finds_the_same(tmp_path: Path) -> None:
    found = checked(tmp_path, GROUP)
    layout = Layout(tmp_path, tmp_path / "specs", tmp_path / "generated")
    with here(layout, 1) as spread:
        result = render(found, builder=spread.build)

    assert words(result) == words(render(found))
