"""Runs `terraform init` on the committed backend block: the override hides it from other steps.

Settings come from the environment only: with a `-backend-config` flag, Terraform would accept
unknown arguments.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus

from specgen.terraform.offline import diagnostics, process
from specgen.terraform.offline.calls import Answer, Call, assumed
from specgen.terraform.offline.diagnostics import Diagnostic, Diagnostics
from specgen.terraform.offline.placeholders import ACCOUNT
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.workspace import WorkingCopy

_IDENTITY = f"""\
<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<GetCallerIdentityResult><Account>{ACCOUNT}</Account><UserId>offline</UserId>
<Arn>arn:aws:iam::{ACCOUNT}:user/offline</Arn></GetCallerIdentityResult>
</GetCallerIdentityResponse>"""
_EMPTY = "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"


def identity() -> Answer:
    """Who asks: nobody in particular, in the account of all invented values."""
    return Answer(HTTPStatus.OK, "text/xml", _IDENTITY)


def check_backend(module: WorkingCopy) -> Diagnostics:
    """The block alone, so no provider is installed (0.1 s); the server acts as an empty bucket."""
    document = json.loads((module.source / "terraform.tf.json").read_text(encoding="utf-8"))
    block = {"terraform": {"backend": document.get("terraform", {}).get("backend", {})}}
    folder = module.folder / "backend"
    folder.mkdir(exist_ok=True)
    (folder / "terraform.tf.json").write_text(json.dumps(block), encoding="utf-8")
    with Server({}, _answer) as server:
        variables = module.workspace.variables() | _variables(server.endpoint)
        done = process.terraform(["init", "-input=false", "-json"], folder, variables)
    found = diagnostics.from_stream(done.out)
    if done.code != 0 and not diagnostics.has_errors(found):
        found += (Diagnostic("error", f"terraform init failed ({done.code})", done.err.strip()),)
    # Drop the line numbers: they refer to our extract.
    return tuple(
        replace(item, address="terraform.backend", line=None, column=None) for item in found
    )


def _variables(endpoint: str) -> dict[str, str]:
    keys = {"AWS_ACCESS_KEY_ID": "offline", "AWS_SECRET_ACCESS_KEY": "offline"}
    proxies = {"HTTPS_PROXY": endpoint, "HTTP_PROXY": endpoint, "NO_PROXY": ""}
    return keys | proxies | {"AWS_ENDPOINT_URL": endpoint}


def _answer(call: Call, _: Mapping[str, str]) -> Answer | None:
    match call.service, call.action.split(" ")[0]:
        case "sts", "GetCallerIdentity":
            return identity()
        case "sts", "AssumeRole":
            return assumed()
        case "s3", "HEAD":
            return Answer(HTTPStatus.NOT_FOUND, "text/xml", "")
        case "s3", "GET":
            return Answer(HTTPStatus.OK, "text/xml", _EMPTY)
        case _:
            return None
