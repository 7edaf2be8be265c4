"""Statements of a queue's policy: who may send to it besides roles of the account."""

from collections.abc import Sequence
from typing import Any

from specgen.sdk.aws.iam import allow, deny


def tls_only(arn: str) -> dict[str, Any]:
    return deny(
        "TlsOnly",
        ["sqs:*"],
        [arn],
        principals={"AWS": "*"},
        conditions={"Bool": {"aws:SecureTransport": "false"}},
    )


def admit(
    sid: str, service: str, arn: str, sources: Sequence[str], account: str = ""
) -> dict[str, Any]:
    """A service of AWS that sends for certain resources of the account.

    sources: their ARNs, * included; account: if they do not name it
    """
    only: dict[str, dict[str, Any]] = {
        "ArnLike": {"aws:SourceArn": list(sources) if len(sources) > 1 else sources[0]}
    }
    if account:
        only["StringEquals"] = {"aws:SourceAccount": account}
    return allow(sid, ["sqs:SendMessage"], [arn], principals={"Service": service}, conditions=only)
