"""A faulty root module gives the same diagnostics, with the same places, in both ways."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from specgen.terraform.offline import runner
from specgen.terraform.offline.diagnostics import Diagnostics
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.workspace import PLAIN, Workspace, prepare

pytestmark = pytest.mark.terraform

TERRAFORM = {
    "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws", "version": "5.100.0"}}},
    "provider": {"aws": [{"region": "us-east-1"}]},
}


def resource(kind: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"resource": {kind: {"a": body}}}


def queue(**body: Any) -> Mapping[str, Any]:
    return resource("aws_sqs_queue", {"name": "a", **body})


LAMBDA = {"function_name": "a", "role": "arn:aws:iam::123456789012:role/a", "handler": "a.b"}
VALIDATED: Mapping[str, Any] = {
    "a type that is not there": resource("aws_no_such_thing", {"name": "a"}),
    "an argument that is not there": queue(nothing=1),
    "an argument that is missing": resource("aws_iam_role", {"name": "a"}),
    "a value that is computed": queue(url="https://example.com"),
    "a value of another type": queue(delay_seconds="soon"),
    "a value out of bounds": queue(delay_seconds=9000),
    "two faults": queue(delay_seconds=9000, nothing=1),
    "arguments that exclude each other": queue(name_prefix="b"),
    "a reference to nothing": queue(kms_master_key_id="${aws_kms_key.none.arn}"),
    "a reference to no attribute": queue(
        policy="${aws_sqs_queue.b.none}", kms_master_key_id="alias/a"
    ),
    "a function that is not there": queue(policy="${no_such_function(1)}"),
    "a circle": {
        "resource": {
            "aws_sqs_queue": {
                "a": {"name": "${aws_sqs_queue.b.name}"},
                "b": {"name": "${aws_sqs_queue.a.name}"},
            }
        }
    },
    "an alias that is not there": queue(provider="aws.west"),
    "a provider that is not there": resource("random_id", {"byte_length": 2}),
    "a data source that is not there": {"data": {"aws_no_such_thing": {"a": {}}}},
    "text that is no expression": queue(policy="${a b}"),
    "a block where a text belongs": queue(name={"a": 1}),
    "a section that is not there": {"resources": {}},
    "a warning": resource("aws_s3_bucket", {"bucket": "a-b-c", "acl": "private"}),
}
PLANNED: Mapping[str, Any] = {
    "a fault that only a plan finds": queue(fifo_queue=True),
    "two arguments that a plan compares": resource(
        "aws_lambda_function", {**LAMBDA, "package_type": "Zip"}
    ),
    "a call to AWS that nobody answers": {"data": {"aws_ami": {"a": {"owners": ["self"]}}}},
}


def diagnosed(workspace: Workspace, folder: Path, content: Any, *, planned: bool) -> Diagnostics:
    for name, document in {"terraform": TERRAFORM, "faulty": content}.items():
        (folder / f"{name}.tf.json").write_text(json.dumps(document, indent=2))
    module = prepare(workspace, folder, "faulty")
    if found := runner.init(module):
        return found
    if not planned:
        return runner.validate(module)
    with Server({}) as server:
        made = runner.plan(module, server)
    return made.warnings if isinstance(made, runner.Plan) else made


@pytest.mark.parametrize("name", [*VALIDATED, *PLANNED])
def test_both_ways_say_the_same(
    name: str,
    workspace: Workspace,
    tmp_path: Path,
    attached: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content, planned = {**VALIDATED, **PLANNED}[name], name in PLANNED
    fast = diagnosed(workspace, tmp_path, content, planned=planned)
    of_init = name == "a provider that is not there"
    assert attached == ([] if of_init else ["plan" if planned else "validate"])
    monkeypatch.setenv(PLAIN, "1")

    assert fast == diagnosed(workspace, tmp_path, content, planned=planned)
    assert fast


@pytest.mark.parametrize("name", VALIDATED)
def test_a_plan_tells_what_validate_tells(name: str, workspace: Workspace, tmp_path: Path) -> None:
    """So `validate --provider` only plans."""
    told = diagnosed(workspace, tmp_path, VALIDATED[name], planned=False)

    planned = diagnosed(workspace, tmp_path, VALIDATED[name], planned=True)
    assert told == tuple(dict.fromkeys(planned))  # it warns twice
    assert told
