"""Each trap of money has something that catches it: a check, the files, or another test."""

import ast
import json
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import RULES, TESTS, check_case, make_project, read_case

from specgen.pipeline import Checked, check, render
from specgen.project.here import Here

TRAPS = yaml.safe_load((Path(__file__).parent / "traps.yaml").read_text(encoding="utf-8"))
DESIGNED = {f"CST{n:03}" for n in range(1, 15)} | {f"CST{n}" for n in range(101, 126)}


def by(key: str) -> list[Any]:
    return [pytest.param(one, id=one["trap"]) for one in TRAPS if key in one]


def case(name: str) -> Path:
    kind, _, file = name.partition("/")
    return TESTS / "systems" / kind / "cases" / f"{file}.yaml"


def test_every_trap_is_there() -> None:
    assert {one["trap"][:6] for one in TRAPS} == DESIGNED


@pytest.mark.parametrize("one", [pytest.param(x, id=x["trap"]) for x in TRAPS])
def test_a_trap_is_caught_in_two_cases(one: dict[str, Any]) -> None:
    count = 2 if "code" in one else 0
    count += sum(len(one.get(key, ())) for key in ("output", "refused", "elsewhere"))

    assert count >= 2


@pytest.mark.parametrize("one", by("code"))
def test_a_check_finds_the_trap_and_not_what_is_near(one: dict[str, Any], tmp_path: Path) -> None:
    bad, good = read_case(case(one["bad"])), read_case(case(one["good"]))
    found = {f.code for f in check_case(bad, tmp_path / "bad").findings}
    near = {f.code for f in check_case(good, tmp_path / "good").findings}

    assert one["code"] in RULES
    assert one["code"] in found
    assert one["code"] not in near


@pytest.mark.parametrize("one", by("refused"))
def test_a_document_that_says_it_is_refused(one: dict[str, Any], tmp_path: Path) -> None:
    for i, (text, code) in enumerate(one["refused"]):
        root = make_project(tmp_path / str(i), text)
        assert code in {f.code[: len(code)] for f in check(root, root / "specs").errors}


@pytest.mark.synth
@pytest.mark.parametrize("one", by("output"))
def test_the_files_always_avoid_it(one: dict[str, Any], tmp_path: Path) -> None:
    """In every file of the case that has the path."""
    for name in dict.fromkeys(name for name, _, _ in one["output"]):
        checked = check_case(read_case(case(name)), tmp_path / case(name).stem)
        files = render(checked).files
        modules = [json.loads(text) for path, text in files.items() if path.endswith(".tf.json")]
        for _, path, wanted in (x for x in one["output"] if x[0] == name):
            found = [v for made in modules for v in at(made, path.split("."))]
            assert found, path
            assert all(matches(value, wanted) for value in found), (path, found)


def at(data: Any, path: list[str]) -> list[Any]:
    """Values at a path; `*` is any name, and a list without a number is its first member.

    None if the last name is missing; nothing if an earlier one is
    """
    if not path:
        return [data]
    if isinstance(data, list):
        is_number = path[0].isdecimal()
        return at(data[int(path[0]) if is_number else 0], path[is_number:])
    if not isinstance(data, dict):
        return []
    if path[0] == "*":
        return [found for value in data.values() for found in at(value, path[1:])]
    if path[0] not in data:
        return [None] if len(path) == 1 else []
    return at(data[path[0]], path[1:])


def matches(value: Any, wanted: Any) -> bool:
    if not isinstance(wanted, str):
        return value == wanted
    return fnmatchcase(value if isinstance(value, str) else json.dumps(value), wanted)


@pytest.mark.parametrize("one", by("elsewhere"))
def test_the_other_test_exists(one: dict[str, Any]) -> None:
    for name in one["elsewhere"]:
        file, _, function = name.partition("::")
        tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
        assert function in {n.name for n in tree.body if isinstance(n, ast.FunctionDef)}, name


GPUS = """
kind: batch
name: training
network: main
tier: private
security_groups: [app]
placement: {{environments: [dev]}}
capacity: {{maximum_vcpus: 64, instance_types: [g5.2xlarge, g5.4xlarge, g6.2xlarge]}}
jobs: {{train: {{image: "a/b:1", vcpus: 8, memory_mib: 30000, gpus: 1, timeout_minutes: 60}}}}
---
kind: quota
name: requests
leave_out: [{left_out}]
"""


def checked_gpus(folder: Path, left_out: str) -> Checked:
    root = make_project(folder, GPUS.format(left_out=left_out), ("network",))
    return check(root, root / "specs")


def test_gpus_on_spot_need_a_quota(tmp_path: Path) -> None:
    found = [f for f in checked_gpus(tmp_path, "ec2_gpu_spot_vcpu").findings if f.code == "PLT010"]

    assert "64" in found[0].message


def test_an_asked_quota_of_gpus_is_enough(tmp_path: Path) -> None:
    assert "PLT010" not in {f.code for f in checked_gpus(tmp_path, "").findings}


def test_the_runbook_asks_for_exactly_the_engine(tmp_path: Path) -> None:
    for kind, engine in (("good-full", "postgresql"), ("good-caches", "redis")):
        project = check_case(read_case(case(f"commitment/{kind}")), tmp_path / kind).project
        assert project is not None
        bought = next(e for e in project.effectives if e.kind == "commitment")
        texts = [one.text for one in bought.spec.commands(Here(project, bought))]

        assert any(f"[?ProductDescription=='{engine}']" in text for text in texts), texts


def test_development_runs_on_spot() -> None:
    """What the shipped documents assert, and test_requirements.py tries on the output."""
    file = TESTS.parent / "specs" / "requirements" / "cost.yaml"
    found = yaml.safe_load_all(file.read_text(encoding="utf-8"))
    spot = next(one for each in found for one in each["statements"] if one["number"] == 214)

    assert "FARGATE_SPOT" in json.dumps(spot["assertions"])


def test_roots_of_cheap_environments_are_decided() -> None:
    file = TESTS.parent / "specs" / "decisions" / "cost.yaml"
    decided = list(yaml.safe_load_all(file.read_text(encoding="utf-8")))

    assert ("private_ca/root-ca", "usage_mode") in {(d["document"], d["key"]) for d in decided}
