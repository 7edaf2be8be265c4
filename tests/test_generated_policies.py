"""Policies of the shipped platform: nothing in them must exist before the first apply."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

GENERATED = Path(__file__).parent.parent / "generated"


def statements() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(GENERATED.rglob("*.tf.json")):
        for name, local in json.loads(path.read_text()).get("locals", {}).items():
            if isinstance(local, dict) and "Statement" in local:
                for statement in local["Statement"]:
                    yield f"{path.relative_to(GENERATED)} {name} {statement['Sid']}", statement


def test_principals_are_services_the_account_or_everyone() -> None:
    """KMS, S3 and IAM refuse a principal that does not exist, such as a service-linked role."""
    named = {
        (where, str(s["Principal"]["AWS"]))
        for where, s in statements()
        if "AWS" in s.get("Principal", {})
    }
    strange = {at for at in named if at[1] != "*" and not at[1].endswith(":root")}

    assert named != set()
    assert strange == set()


def test_everyone_is_allowed_nothing_without_a_condition() -> None:
    open_to_all = [
        where
        for where, s in statements()
        if s["Effect"] == "Allow"
        and s.get("Principal") == {"AWS": "*"}
        and "kms:CallerAccount" not in s.get("Condition", {}).get("StringEquals", {})
    ]

    assert open_to_all == []
