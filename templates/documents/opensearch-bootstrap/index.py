# ruff: noqa: INP001  the handler of a Lambda function, not of a package
"""Makes what indices.json says in an OpenSearch domain: policies, templates, indices, roles.

What is there as it should be is left alone, so that another run changes nothing. One failure does
not keep the rest from being done; all of them are reported, and fail the invocation.
"""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from client import (
    CONFLICT,
    MISSING,
    REFUSED,
    Client,
    FailedError,
    OutOfTimeError,
    log,
    reason,
    signer,
)

DEFINITIONS = Path(__file__).with_name("indices.json")
SECURITY = "/_plugins/_security/api"
POLICIES = "/_plugins/_ism"


def holds(there: Any, wanted: Any) -> bool:
    """Whether all that is wanted is there; the domain adds keys of its own."""
    if isinstance(wanted, dict):
        return isinstance(there, dict) and all(holds(there.get(k), v) for k, v in wanted.items())
    if isinstance(wanted, list):
        same = isinstance(there, list) and len(there) == len(wanted)
        return same and all(holds(t, w) for t, w in zip(there, wanted, strict=True))
    return there == wanted


def make_policy(client: Client, name: str, wanted: Any, pattern: str) -> str:
    """A changed policy is also given to the indices that have the old one."""
    path = f"{POLICIES}/policies/{name}"
    there = client.found(path)
    if there is None:
        status, answer = client.call("PUT", path, wanted)
        if status not in (CONFLICT, *range(200, 300)):
            message = f"PUT {path}: {status} {reason(answer)}"
            raise FailedError(message)
        give_policy(client, "add", name, pattern)
        return "made"
    if holds(there["policy"], wanted["policy"]):
        return "as it was"
    now = f"if_seq_no={there['_seq_no']}&if_primary_term={there['_primary_term']}"
    client.done("PUT", f"{path}?{now}", wanted)
    give_policy(client, "change_policy", name, pattern)
    return "changed"


def give_policy(client: Client, how: str, name: str, pattern: str) -> None:
    """To indices that are there already; there may be none."""
    path = f"{POLICIES}/{how}/{pattern}"
    status, answer = client.call("POST", path, {"policy_id": name})
    if status >= REFUSED and status != MISSING:
        message = f"POST {path}: {status} {reason(answer)}"
        raise FailedError(message)
    if how == "change_policy" and isinstance(answer, dict) and answer.get("failures"):
        message = f"POST {path}: {json.dumps(answer.get('failed_indices'))[:400]}"
        raise FailedError(message)


def make_template(client: Client, name: str, wanted: Any) -> str:
    path = f"/_index_template/{name}"
    there = client.found(f"{path}?flat_settings=true")
    templates = [each["index_template"] for each in (there or {}).get("index_templates", [])]
    if any(holds(template, wanted) for template in templates):
        return "as it was"
    client.done("PUT", path, wanted)
    return "changed" if templates else "made"


def make_first_index(client: Client, name: str, first: str) -> str:
    """The alias, with the first index behind it; those that follow are made by the policy."""
    if client.found(f"/_alias/{name}") is not None:
        return "as it was"
    body = {"aliases": {name: {"is_write_index": True}}}
    status, answer = client.call("PUT", f"/{first}", body)
    # an answer that was lost: it has been made all the same
    if status >= REFUSED and client.found(f"/_alias/{name}") is None:
        message = f"PUT /{first}: {status} {reason(answer)}"
        raise FailedError(message)
    return "made"


def make_role(client: Client, name: str, wanted: Any) -> str:
    path = f"{SECURITY}/roles/{name}"
    there = (client.found(path) or {}).get(name)
    if holds(there, wanted):
        return "as it was"
    client.done("PUT", path, wanted)
    return "made" if there is None else "changed"


def map_role(client: Client, name: str, backend_roles: list[str]) -> str:
    """Users and hosts that somebody else has mapped stay."""
    path = f"{SECURITY}/rolesmapping/{name}"
    there = (client.found(path) or {}).get(name)
    if set((there or {}).get("backend_roles", [])) == set(backend_roles):
        return "as it was"
    kept = {key: (there or {}).get(key, []) for key in ("hosts", "users")}
    client.done("PUT", path, {"backend_roles": sorted(backend_roles), **kept})
    return "made" if there is None else "changed"


def turn_audit_on(client: Client) -> str:
    """The domain writes audit logs only once its own switch is on too."""
    path = f"{SECURITY}/audit"
    config = (client.found(path) or {}).get("config") or {}
    if config.get("enabled") is True:
        return "as it was"
    client.done("PUT", f"{path}/config", {**config, "enabled": True})
    return "changed"


Step = tuple[str, Callable[[], str]]


def steps_of_index(client: Client, name: str, index: Any) -> Iterator[Step]:
    """In this order: an index takes what its template and policy say when it is made."""
    yield "policy", lambda: make_policy(client, name, index["policy"], index["pattern"])
    yield "template", lambda: make_template(client, name, index["template"])
    yield "index", lambda: make_first_index(client, name, index["first"])


def steps_of_access(client: Client, wanted: Any) -> Iterator[Step]:
    if wanted["audit"]:
        yield "audit log", lambda: turn_audit_on(client)
    for name, role in wanted["roles"].items():
        yield f"role {name}", lambda name=name, role=role: make_role(client, name, role)
    for name, arns in wanted["mappings"].items():
        yield f"mapping {name}", lambda name=name, arns=arns: map_role(client, name, arns)


class Report:
    """What became of each thing, and what went wrong."""

    def __init__(self) -> None:
        self.results: dict[str, str] = {}
        self.failures: list[str] = []

    def run(self, what: str, step: Callable[[], str]) -> bool:
        """raises: OutOfTimeError, after which nothing else is worth trying"""
        try:
            self.results[what] = step()
        except OutOfTimeError:
            raise
        except (FailedError, KeyError, TypeError) as error:
            self.failures.append(f"{what}: {error}")
            return False
        log.info("%s: %s", what, self.results[what])
        return True


def make_all(client: Client, wanted: Any) -> dict[str, str]:
    """Thing -> made, changed, or as it was.

    raises: RuntimeError with every failure
    """
    report = Report()
    try:
        for name, index in wanted["indices"].items():
            for what, step in steps_of_index(client, name, index):
                if not report.run(f"{name}: {what}", step):
                    break
        for what, step in steps_of_access(client, wanted):
            report.run(what, step)
    except OutOfTimeError as error:
        report.failures.append(f"{error}; the rest was not tried")
    if report.failures:
        message = f"{len(report.failures)} failed: " + "; ".join(report.failures)
        raise RuntimeError(message)
    return report.results


def handler(_event: Any, context: Any) -> dict[str, str]:
    client = Client(
        f"https://{os.environ['ENDPOINT']}",
        signer(os.environ["AWS_REGION"]),
        lambda: context.get_remaining_time_in_millis() / 1000,
    )
    return make_all(client, json.loads(DEFINITIONS.read_text(encoding="utf-8")))
