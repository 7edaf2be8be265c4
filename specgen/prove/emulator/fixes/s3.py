"""S3: policies, access logs and notifications of buckets."""

import json
from copy import copy
from typing import Any

from moto.s3.models import FakeBucket, S3Backend
from moto.s3.responses import S3Response

from specgen.prove.emulator.fixes.fix import fix


@fix(FakeBucket, "get_permission")
def reads_conditions_of_a_denial(self: Any, original: Any, action: str, resource: str) -> Any:
    """A denial ignores its condition: a bucket that requires TLS accepts no object at all.

    Requests to the emulator are assumed to meet the conditions: conditional denials are left out.
    """
    if self.policy is None:
        return original(self, action, resource)
    document = json.loads(self.policy)
    listed = document["Statement"]
    statements = listed if isinstance(listed, list) else [listed]
    document["Statement"] = [s for s in statements if not _is_conditional_denial(s)]
    seen = copy(self)
    seen.policy = json.dumps(document).encode()
    return original(seen, action, resource)


def _is_conditional_denial(statement: dict[str, Any]) -> bool:
    return statement["Effect"] == "Deny" and "Condition" in statement


@fix(FakeBucket, "_log_permissions_enabled_policy")
def reads_lists_of_resources(self: Any, original: Any, **arguments: Any) -> bool:  # noqa: ARG001  it is static
    """A statement with its resource in a list does not let S3 write access logs."""
    target = arguments["target_bucket"]
    if target.policy is None:
        return bool(original(**arguments))
    document = json.loads(target.policy)
    listed = document["Statement"]
    statements = listed if isinstance(listed, list) else [listed]
    document["Statement"] = [
        {**statement, "Resource": resource}
        for statement in statements
        for resource in _many(statement.get("Resource"))
    ]
    seen = copy(target)
    seen.policy = json.dumps(document).encode()
    return bool(original(**{**arguments, "target_bucket": seen}))


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@fix(S3Backend, "log_incoming_request")
def writes_no_access_logs(self: Any, original: Any, *request: Any) -> None:
    """Each request writes a log at once, so that no bucket of logs can be destroyed.

    AWS delivers within hours; after a destroy of its source, nothing comes.
    """


@fix(S3Response, "get_bucket_notification")
def tells_of_event_bridge(self: Any, original: Any) -> Any:
    """That events go to EventBridge is kept, but in no answer."""
    status, headers, body = original(self)
    kept = self.backend.get_bucket_notification_configuration(self.bucket_name)
    if kept and kept.event_bridge is not None:
        text = body.decode() if isinstance(body, bytes) else body
        opened = text.removesuffix("</NotificationConfiguration>")
        if opened == text:  # nothing else is in it, so that it is one empty element
            opened = f"{text.removesuffix('/>')}>"
        body = f"{opened}<EventBridgeConfiguration/></NotificationConfiguration>"
    return status, headers, body


FIXES = (
    reads_conditions_of_a_denial,
    reads_lists_of_resources,
    writes_no_access_logs,
    tells_of_event_bridge,
)
