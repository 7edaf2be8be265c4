"""Placeholders for outputs of other root modules, for plans without an account.

{partition}, {region}, {account} and {name} are filled in. These are shared by kinds; a kind writes
its own in its outputs.
"""

TEXT = "{name}"
DNS_NAME = "{name}.{region}.example.com"
ENDPOINT = "{name}.{region}.example.com:5432"
ZONE_ID = "Z0123456789ABCDEFGHIJ"
DB_INSTANCE_ARN = "arn:{partition}:rds:{region}:{account}:db:{name}"
DB_RESOURCE_ID = "db-0123456789ABCDEFGHIJKLMNOP"
SECRET_ARN = "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-AbCdEf"  # noqa: S105  a form, not a password
