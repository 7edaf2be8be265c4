"""S3: policies of buckets."""

import json
from copy import copy
from typing import Any

from moto.s3.models import FakeBucket

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


FIXES = (reads_conditions_of_a_denial,)
