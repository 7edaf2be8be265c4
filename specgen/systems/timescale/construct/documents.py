"""What Systems Manager does on the nodes, as documents that can be read line by line.

source: https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-command-ssm-plugin-reference.html
"""

from collections.abc import Mapping, Sequence
from typing import Any

from cdktf_cdktf_provider_aws.ssm_association import SsmAssociation, SsmAssociationTargets
from cdktf_cdktf_provider_aws.ssm_document import SsmDocument

from specgen.sdk.aws.s3.closed import bucket_name
from specgen.sdk.construct import Scope
from specgen.systems.timescale.construct.buckets import PACKAGES
from specgen.systems.timescale.construct.environment import exports, place, values
from specgen.systems.timescale.construct.nodes import Node, lying, script
from specgen.systems.timescale.construct.settings import conf
from specgen.systems.timescale.model import PRIMARY, Timescale
from specgen.systems.timescale.model.sql import schema

FILES = "/run/timescale"
"""Folder of what scripts read; the file `environment`, which they all need, is written first."""

TIMEOUT_SECONDS = "7200"
"""Copying a large primary takes long."""

EXIT = {"onFailure": "exit"}
"""A failed step ends the document; otherwise the next one would run."""

ADDRESS = "^[0-9.]*$"
PARAMETERS = {
    "Role": ("What the node is", "^(primary|standby)$"),
    "Volume": ("Its data volume", "^vol-[0-9a-f]+$"),
    "Primary": ("Address of the primary", ADDRESS),
    "Peers": ("Address of the other node", ADDRESS),
}


def documents(scope: Scope, spec: Timescale, nodes: Sequence[Node]) -> None:
    """One that configures each node, and one for the tables, on the primary."""
    node = _document(scope, "node", _node_steps(scope, spec), PARAMETERS)
    addresses = {made.role: made.interface.private_ip for made in nodes}
    for made in nodes:
        peers = [address for role, address in addresses.items() if role != made.role]
        _association(
            scope,
            (made.role, node, made),
            parameters={
                "Role": made.role,
                "Volume": made.volume.id,
                "Primary": addresses[PRIMARY],
                "Peers": "".join(peers),
            },
        )
    tables = _document(scope, "schema", _schema_steps(spec), {})
    _association(scope, ("schema", tables, nodes[0]), schedule="rate(1 day)")


def _document(
    scope: Scope,
    role: str,
    steps: list[dict[str, Any]],
    parameters: Mapping[str, tuple[str, str]],
) -> SsmDocument:
    content: dict[str, Any] = {
        "schemaVersion": "2.2",
        "description": f"{role} of {scope.aws_name()}",
        "mainSteps": steps,
    }
    if parameters:
        content["parameters"] = {
            name: {"type": "String", "description": text, "default": "", "allowedPattern": pattern}
            for name, (text, pattern) in parameters.items()
        }
    return scope.add(
        SsmDocument,
        role,
        name=scope.aws_name(role),
        document_type="Command",
        document_format="JSON",
        target_type="/AWS::EC2::Instance",
        content=scope.json(f"{role}-document", content),
    )


def _association(
    scope: Scope,
    what: tuple[str, SsmDocument, Node],
    *,
    parameters: Mapping[str, str] | None = None,
    schedule: str | None = None,
) -> None:
    """Runs when it is created, when its document changes, and on the schedule if there is one."""
    role, document, node = what
    scope.add(
        SsmAssociation,
        role,
        association_name=scope.aws_name(role),
        name=document.name,
        # the number, so that a new version is a change, and runs
        document_version=document.latest_version,
        targets=[SsmAssociationTargets(key="InstanceIds", values=[node.instance.id])],
        parameters=dict(parameters) if parameters else None,
        schedule_expression=schedule,
        compliance_severity="HIGH",
        depends_on=[node.attachment],
    )


def _node_steps(scope: Scope, spec: Timescale) -> list[dict[str, Any]]:
    given = {name.upper(): f"{{{{ {name} }}}}" for name in PARAMETERS}
    files = {
        "environment": exports({**values(spec), **place(scope, spec)}, given),
        "parameters.conf": conf(spec),
        "backup.sh": script("backup").splitlines(),
        "metrics.sh": script("metrics").splitlines(),
        "agent.json": lying("agent.json").splitlines(),
    }
    return [
        *([_download(scope)] if spec.packages == "bucket" else []),
        {
            "action": "aws:configurePackage",
            "name": "agent",
            "inputs": {**EXIT, "name": "AmazonCloudWatchAgent", "action": "Install"},
        },
        _run("files", [line for name, text in files.items() for line in _file(name, text)]),
        *(
            _run(name, [f". {FILES}/environment", *script(name).splitlines()])
            for name in ("storage", "install", "configure", "timers")
        ),
    ]


def _schema_steps(spec: Timescale) -> list[dict[str, Any]]:
    lines = _file("schema.sql", schema(spec).splitlines())
    return [_run("schema", [*lines, *exports(values(spec), {}), *script("schema").splitlines()])]


def _file(name: str, lines: Sequence[str]) -> list[str]:
    return [f"cat > {FILES}/{name} <<'END OF FILE'", *lines, "END OF FILE"]


def _run(name: str, lines: Sequence[str]) -> dict[str, Any]:
    commands = ["#!/bin/bash", f"mkdir -p {FILES}", *lines]
    return {
        "action": "aws:runShellScript",
        "name": name,
        "precondition": {"StringEquals": ["platformType", "Linux"]},
        "inputs": {**EXIT, "timeoutSeconds": TIMEOUT_SECONDS, "runCommand": commands},
    }


def _download(scope: Scope) -> dict[str, Any]:
    host = f"s3.{scope.region}.{scope.names.dns_suffix}"
    path = f"https://{host}/{bucket_name(scope, PACKAGES)}/packages/"
    return {
        "action": "aws:downloadContent",
        "name": "packages",
        "inputs": {
            **EXIT,
            "sourceType": "S3",
            "sourceInfo": f'{{"path": "{path}"}}',
            "destinationPath": "/var/lib/timescale-packages",
        },
    }
