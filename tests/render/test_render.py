"""What is rendered: the same bytes anywhere, text as data, pinned addresses, renames as moves."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support import make_project

from specgen.pipeline import Rendered, check, render

pytestmark = pytest.mark.synth

QUEUE = """\
kind: raw
name: jobs
stack: network
placement: {environments: [prod], regions: primary}
tags: {Team: a}
resource: {aws_sqs_queue: {jobs: {name: shop-jobs}}}
"""


def rendered(folder: Path, text: str, needs: tuple[str, ...] = ("network",)) -> Rendered:
    root = make_project(folder, text, needs)
    checked = check(root, root / "specs")
    assert [f.message for f in checked.errors] == []
    result = render(checked)
    assert result.findings == ()
    return result


def content(result: Rendered, path: str) -> Any:
    return json.loads(result.files[path])


def test_the_same_documents_give_the_same_bytes_in_any_folder(tmp_path: Path) -> None:
    first = rendered(tmp_path / "a", QUEUE)
    second = rendered(tmp_path / "a longer path", QUEUE)

    assert first.files == second.files


def test_files_hold_no_metadata_and_no_path(tmp_path: Path) -> None:
    result = rendered(tmp_path, QUEUE)

    for path, text in result.files.items():
        assert '"//"' not in text, path
        assert str(tmp_path) not in text, path
        assert text.endswith("}\n"), path
        assert (
            text
            == json.dumps(json.loads(text), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
        )


def test_a_new_document_changes_no_file_of_another(tmp_path: Path) -> None:
    before = rendered(tmp_path / "a", QUEUE)
    group = "---\nkind: security_group\nname: new\nnetwork: main\n"
    after = rendered(tmp_path / "b", QUEUE + group)

    changed = {p for p in before.files if before.files[p] != after.files[p]}
    assert changed == {p for p in before.files if p.endswith("network/outputs.tf.json")}


def test_addresses_are_the_documents_names(tmp_path: Path) -> None:
    result = rendered(tmp_path, QUEUE)

    resources = content(result, "prod/us-east-1/network/network-main.tf.json")["resource"]
    assert set(resources["aws_vpc"]) == {"main"}
    assert "main-private-a" in resources["aws_subnet"]


def test_the_environment_decides_about_protection(tmp_path: Path) -> None:
    result = rendered(tmp_path, QUEUE)

    prod = content(result, "prod/us-east-1/network/network-main.tf.json")["resource"]["aws_vpc"]
    dev = content(result, "dev/us-east-1/network/network-main.tf.json")["resource"]["aws_vpc"]
    assert prod["main"]["lifecycle"] == {"prevent_destroy": True}
    assert "lifecycle" not in dev["main"]


def test_lists_without_order_are_sorted(tmp_path: Path) -> None:
    text = """\
kind: raw
name: zones
stack: network
resource:
  aws_vpc_endpoint:
    a:
      vpc_id: vpc-1
      vpc_endpoint_type: Interface
      service_name: com.amazonaws.us-east-1.sqs
      subnet_ids: [subnet-b, subnet-a]
"""
    result = rendered(tmp_path, text)

    endpoint = content(result, "prod/us-east-1/network/raw-zones.tf.json")["resource"]
    assert endpoint["aws_vpc_endpoint"]["a"]["subnet_ids"] == ["subnet-a", "subnet-b"]


def test_a_rename_writes_moved_blocks_and_keeps_names_in_aws(tmp_path: Path) -> None:
    group = (
        "kind: security_group\nname: {}\nnetwork: main\n"
        "ingress: [{{id: a, ports: [1], cidr: vpc}}]\n"
    )
    path = "prod/us-east-1/network/security_group-{}.tf.json"
    before = content(rendered(tmp_path / "a", group.format("old")), path.format("old"))
    text = group.format("new").replace("name: new", "name: new\nrenamed_from: old")
    after = content(rendered(tmp_path / "b", text), path.format("new"))

    moved = {m["from"]: m["to"] for m in after["moved"]}
    assert moved == {
        "aws_security_group.old": "aws_security_group.new",
        "aws_vpc_security_group_ingress_rule.old-ingress-a-1": "aws_vpc_security_group_ingress_rule"
        ".new-ingress-a-1",
    }
    was, now = (
        c["resource"]["aws_security_group"][n] for c, n in ((before, "old"), (after, "new"))
    )
    assert was["name"] == now["name"]


def test_patches_set_attributes_and_references(tmp_path: Path) -> None:
    text = """\
kind: security_group
name: patched
network: main
terraform:
  aws_security_group.patched:
    description: 'literal ${file("/etc/passwd")}'
    vpc_id: {$ref: aws_vpc.main.id}
"""
    result = rendered(tmp_path, text)

    group = content(result, "dev/us-east-1/network/security_group-patched.tf.json")["resource"]
    body = group["aws_security_group"]["patched"]
    assert body["description"] == 'literal $${file("/etc/passwd")}'
    assert body["vpc_id"] == "${aws_vpc.main.id}"
    assert result.escapes == ("security_group/patched patches aws_security_group.patched",)


def test_a_part_can_be_rendered_and_leaves_the_rest(tmp_path: Path) -> None:
    root = make_project(tmp_path, QUEUE, ("network",))
    run = [sys.executable, "-m", "specgen", "render", str(root), "-q"]

    assert subprocess.run(run, check=False).returncode == 0
    everything = {p: p.read_bytes() for p in (root / "generated").rglob("*.json")}
    assert subprocess.run([*run, "--env", "dev"], check=False).returncode == 0
    assert {p: p.read_bytes() for p in (root / "generated").rglob("*.json")} == everything
    assert subprocess.run([*run, "--check", "--env", "dev"], check=False).returncode == 0
    assert subprocess.run([*run, "--check"], check=False).returncode == 0


def test_parts_are_named_one_by_one_and_a_wrong_one_is_told(tmp_path: Path) -> None:
    root = make_project(tmp_path, QUEUE, ("network",))
    chosen = ["--env", "dev", "--env", "prod", "--stack", "network"]
    run = [sys.executable, "-m", "specgen", "render", str(root), *chosen]

    def said(*more: str) -> str:
        done = subprocess.run([*run, *more], check=False, capture_output=True, text=True)
        return f"{done.returncode} {done.stderr}"

    assert said().startswith("0 ")
    assert {path.name for path in (root / "generated").iterdir()} >= {"dev", "prod"}
    assert "2 specgen: no stack or root module is called netwrk; write network" in said(
        "--stack", "netwrk"
    )
    assert "2 specgen: no environment is called prdo; write prod" in said("--env", "prdo")


def test_a_tag_may_be_named_as_metadata_is(tmp_path: Path) -> None:
    tagged = '{name: shop-jobs, tags: {"//": see the wiki}}'
    result = rendered(tmp_path, QUEUE.replace("{name: shop-jobs}", tagged))

    made = content(result, "prod/us-east-1/network/raw-jobs.tf.json")["resource"]
    assert made["aws_sqs_queue"]["jobs"]["tags"] == {"//": "see the wiki"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("stale", "is stale"),
        ("edited", "was edited by hand"),
        ("missing", "is missing"),
        ("foreign", "is foreign: specgen did not render it"),
    ],
)
def test_check_names_what_is_not_as_rendered(change: str, expected: str, tmp_path: Path) -> None:
    root = make_project(tmp_path, QUEUE)
    run = [sys.executable, "-m", "specgen", "render", str(root)]
    subprocess.run([*run, "-q"], check=True)
    file = root / "generated/prod/us-east-1/network/raw-jobs.tf.json"
    match change:
        case "stale":
            case = root / "specs/case.yaml"
            case.write_text(case.read_text().replace("shop-jobs", "shop-tasks"))
        case "edited":
            file.write_bytes(file.read_bytes().replace(b"shop", b"shoq"))
        case "missing":
            file.unlink()
        case "foreign":
            (file.parent / "mine.tf.json").write_text("{}")

    done = subprocess.run([*run, "--check"], capture_output=True, text=True, check=False)

    assert done.returncode == 1
    named = "mine.tf.json" if change == "foreign" else "raw-jobs.tf.json"
    lines = [line for line in done.stdout.splitlines() if expected in line]
    assert any(named in line for line in lines), done.stdout


BROKEN = """\
import os
import specgen.render.fast

def install():
    raise RuntimeError("another jsii")

if os.environ.get("SPECGEN_FAST") != "0":
    specgen.render.fast.install = install
"""


def test_a_failing_fast_way_falls_back_to_the_stock_way_with_the_same_bytes(tmp_path: Path) -> None:
    root = make_project(tmp_path, QUEUE)
    run = [sys.executable, "-m", "specgen", "render", str(root)]
    subprocess.run([*run, "-q"], check=True)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "sitecustomize.py").write_text(BROKEN)
    broken = {**os.environ, "PYTHONPATH": str(tmp_path / "broken")}

    done = subprocess.run(
        [*run, "--check"], env=broken, capture_output=True, text=True, check=False
    )

    assert "the fast way through CDKTF failed (RuntimeError: another jsii)" in done.stderr
    assert done.returncode == 0, done.stdout + done.stderr
    assert "is up to date" in done.stderr
