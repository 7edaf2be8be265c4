"""Placeholders for outputs of other root modules, for plans without an account.

{partition}, {region}, {account} and {name} are filled in. These are shared by kinds; a kind writes
its own in its outputs.
"""

import hashlib
import re

TEXT = "{name}"
DNS_NAME = "{name}-0123456789abcdef.{region}.example.com"
ENDPOINT = "{name}-0123456789abcdef.{region}.example.com:5432"
ZONE_ID = "Z0123456789ABCDEFGHIJ"
DB_INSTANCE_ARN = "arn:{partition}:rds:{region}:{account}:db:{name}"
DB_RESOURCE_ID = "db-0123456789ABCDEFGHIJKLMNOP"
SECRET_ARN = "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-AbCdEf"  # noqa: S105  a form, not a password

_DIGITS = re.compile(r"[0-9a-fA-F]{8,}|\b10(?:\.[0-9]{1,3}){3}\b")


def of_path(placeholder: str, path: str) -> str:
    """The placeholder with digits of its own, so that no two parameters have the same value: a plan
    must see that another one is read.

    path: of the parameter; the digits follow from it
    """
    source = iter(hashlib.shake_256(path.encode()).hexdigest(512))

    def own(found: re.Match[str]) -> str:
        text = found[0]
        if "." in text:
            numbers = (int(next(source) + next(source), 16) % 254 + 1 for _ in range(3))
            return ".".join(["10", *map(str, numbers)])
        made = "".join(next(source) for _ in text)
        return made if text == text.lower() else made.upper()

    return _DIGITS.sub(own, placeholder)
