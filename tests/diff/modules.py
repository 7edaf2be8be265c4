"""Root modules as data, for tests of the diff."""

import json
from collections.abc import Mapping
from typing import Any

from specgen.diff import run
from specgen.diff.base import Sides
from specgen.diff.model import Change
from specgen.diff.sides import Side, of_paths

MODULE = "prod/us-east-1/data"

DATABASE: Mapping[str, Any] = {
    "engine": "postgres",
    "engine_version": "15.17",
    "instance_class": "db.r6g.large",
    "allocated_storage": 100,
    "username": "master",
    "password_wo": "not-a-secret",
    "password_wo_version": 1,
    "skip_final_snapshot": True,
}
"""Arguments of an aws_db_instance that the provider plans."""

Documents = Mapping[str, Mapping[str, Any]]
"""Name of a file without its ending -> content."""


def settings(**provider: Any) -> dict[str, Any]:
    """terraform.tf.json as specgen writes it."""
    return {
        "terraform": {
            "required_version": "~> 1.11",
            "required_providers": {"aws": {"source": "hashicorp/aws", "version": "5.100.0"}},
            "backend": {"s3": {"bucket": "state", "key": "data", "region": "us-east-1"}},
        },
        "provider": {"aws": [{"region": "us-east-1", **provider}]},
    }


def side(name: str, modules: Mapping[str, Documents]) -> Side:
    paths = {
        f"{module}/{file}.tf.json": json.dumps(document, indent=2, sort_keys=True).encode()
        for module, documents in modules.items()
        for file, document in {"terraform": settings(), **documents}.items()
    }
    return of_paths(name, paths.items())


def sides(base: Documents, head: Documents) -> Sides:
    return Sides(side("base", {MODULE: base}), side("head", {MODULE: head}))


def resources(**kinds: Mapping[str, Any]) -> dict[str, Any]:
    return {"resource": kinds}


def changes(result: run.Result) -> dict[str, Change]:
    return {item.change.address: item.change for item in result.reported}


def unplanned(both: Sides) -> run.Result:
    return run.run(both, None, run.Options(plan=False))
