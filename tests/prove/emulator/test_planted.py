"""No password, and no key, that somebody puts into Secrets Manager comes into a plan or a state."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from proofs import prove, rendered, unproved
from support import TESTS, need_emulator, need_terraform

from specgen.prove.emulator import steps
from specgen.terraform.offline.workspace import WorkingCopy

PLANTED = "Planted0Value0That0Nobody0May0Read"
MASTER = "Planted0Master0Password"
GIVEN = "planted.auto.tfvars.json"
CASE = TESTS / "systems" / "rotation" / "cases" / "good-full.yaml"
MANAGED = """---
kind: postgres
name: managed
placement: {environments: [prod], regions: primary}
engine_version: "17.9"
instance_class: db.m7g.large
network: main
tier: database
security_groups: [orders]
storage: {allocated_gib: 100}
master_password_days: 30
---
kind: parameter
name: trading
path: trading
values: {max-order-size: {value: "100000"}}
"""


def plant() -> set[str]:
    """A value in each secret, as its owner puts it there; what the database service made itself."""
    from moto.secretsmanager.models import secretsmanager_backends  # noqa: PLC0415  slow

    made: set[str] = set()
    backends: Any = secretsmanager_backends
    for _, _, backend in backends.iter_backends():
        for secret in {id(s): s for s in backend.secrets.values()}.values():
            kept = [v.get("secret_string") for v in getattr(secret, "versions", {}).values()]
            if kept:
                made |= {json.loads(text)["password"] for text in kept if "password" in str(text)}
            elif hasattr(secret, "versions"):
                text, token = json.dumps({"a": PLANTED}), str(uuid4())
                backend.put_secret_value(secret.name, text, "", token, ["AWSCURRENT"])
    return made


def texts(module: WorkingCopy) -> Iterator[tuple[str, bytes]]:
    """Of the state, and of each part of the last plan."""
    if module.state.exists():
        yield "state", module.state.read_bytes()
    plan = module.folder / "specgen.tfplan"
    if plan.exists():
        with zipfile.ZipFile(plan) as parts:
            yield from ((name, parts.read(name)) for name in parts.namelist())


@pytest.mark.prove
@pytest.mark.synth
@pytest.mark.terraform
def test_planted_values_are_in_no_plan_and_no_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_terraform()
    need_emulator()
    seen: dict[str, set[str]] = {}
    leaks: list[tuple[str, str, str]] = []
    passed: list[str] = []
    plan, apply = steps.replan, steps.apply

    def watched(module: WorkingCopy, endpoint: str) -> Any:
        wanted = plant() | {PLANTED, MASTER}
        done = plan(module, endpoint)
        (module.folder / GIVEN).unlink(missing_ok=True)  # a destroy declares no variable
        for name, text in texts(module):
            seen.setdefault(name, set()).add(module.name)
            leaks.extend((module.name, name, one) for one in wanted if one.encode() in text)
        return done

    def passing(module: WorkingCopy, endpoint: str) -> Any:
        asked = "".join(file.read_text() for file in module.folder.glob("*.tf.json"))
        if '"orders_master_password"' in asked:
            values = json.dumps({"orders_master_password": MASTER})
            (module.folder / GIVEN).write_text(values)
            passed.append(module.name)
        return apply(module, endpoint)

    monkeypatch.setattr(steps, "replan", watched)
    monkeypatch.setattr(steps, "apply", passing)
    checked = rendered(tmp_path, CASE.read_text() + MANAGED, "network", "cluster", "alerts")
    parts = prove(checked, tmp_path, "apply")

    assert leaks == []
    assert unproved(parts) == []
    modules = {"secrets", "secrets-rotation", "data", "parameters"}
    assert modules <= {name.rpartition("/")[2] for name in seen["state"]}
    assert seen["tfplan"]
    assert passed == ["prod/us-east-1/data"]
