# ruff: noqa: INP001  a module of a Lambda function, not of a package
"""Rotates secrets for Secrets Manager, which calls it once for each of four steps.

secrets.json says how: name of a secret -> its way, its waits, and the services to restart. Another
secret is refused.
"""

import json
import os
from pathlib import Path
from typing import Any

import boto3
import steps

FILES = Path(__file__).parent


def handler(event: dict[str, str], _: object) -> None:
    arn, token, step = event["SecretId"], event["ClientRequestToken"], event["Step"]
    client = boto3.client("secretsmanager")
    secret = steps.Secret(client, arn)
    about = settings(secret.described()["Name"])
    waits = waits_of(about)
    way = way_of(about, secret, client)
    print(json.dumps({"step": step, "secret": arn, "version": token}))  # noqa: T201  its log
    if step == "createSecret":
        steps.create(secret, token, way)
    elif step == "setSecret":
        steps.put_in_force(secret, token, way)
    elif step == "testSecret":
        steps.test(secret, token, way, waits)
    elif step == "finishSecret":
        steps.finish(secret, token, waits, restart)
    else:
        raise ValueError(f"Secrets Manager has no step {step}")


def settings(name: str) -> dict[str, Any]:
    """raises: PermissionError for a secret that this function does not rotate"""
    known = json.loads((FILES / "secrets.json").read_text())
    if name not in known:
        raise PermissionError(f"{name} is not rotated by this function")
    return {"name": name, **known[name]}


def waits_of(about: dict[str, Any]) -> steps.Waits:
    restarts = tuple(steps.Service(**service) for service in about.get("restarts", []))
    before, after = about.get("before_current_seconds", 0), about.get("after_sync_seconds", 0)
    return steps.Waits(before, after, restarts)


def way_of(about: dict[str, Any], secret: steps.Secret, client: Any) -> steps.Way:
    """An archive has the modules of its own way only."""
    if about["way"] in {"single", "alternating"}:
        return password(about["way"], secret, client)
    if about["way"] == "data_key":
        from data_key import DataKey as Keys  # noqa: PLC0415  see above
    else:
        from key_set import KeySet as Keys  # noqa: PLC0415  see above
    return Keys(boto3.client("kms"), os.environ["KEY"], about["name"])


def password(way: str, secret: steps.Secret, client: Any) -> steps.Way:
    import passwords  # noqa: PLC0415  see above

    if way == "single":
        return passwords.Single(server(), secret)
    return passwords.Alternating(server(), steps.Secret(client, os.environ["ADMINISTRATOR"]))


def server() -> Any:
    """HOST and PORT are those of the database; authorities.pem has who may issue its certificate"""
    import postgres  # noqa: PLC0415  see above

    authorities = (FILES / "authorities.pem").read_text()
    return postgres.Server(os.environ["HOST"], int(os.environ["PORT"]), authorities)


def restart(service: steps.Service) -> None:
    """New tasks, which read the new value; a deployment that runs already begins again."""
    boto3.client("ecs", region_name=service.region).update_service(
        cluster=service.cluster, service=service.service, forceNewDeployment=True
    )
