"""Placeholders of the right shape for published outputs: what a plan without an account reads."""

PLACEHOLDERS = {
    "vpc-id": "vpc-0123456789abcdef0",
    "subnet-ids": "subnet-0123456789abcdef0,subnet-0123456789abcdef1,subnet-0123456789abcdef2",
    "route-table-id": "rtb-0123456789abcdef0",
    "security-group-id": "sg-0123456789abcdef0",
    "key-id": "mrk-0123456789abcdef0123456789abcdef",
    "key-arn": "arn:{partition}:kms:{region}:{account}:key/mrk-0123456789abcdef0123456789abcdef",
    "secret-arn": "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-AbCdEf",
    "certificate-arn": "arn:{partition}:acm:{region}:{account}:certificate/"
    "01234567-89ab-cdef-0123-456789abcdef",
    "certificate-authority-arn": "arn:{partition}:acm-pca:{region}:{account}:"
    "certificate-authority/01234567-89ab-cdef-0123-456789abcdef",
    "namespace-id": "ns-0123456789abcdef",
    "listener-arn": "arn:{partition}:elasticloadbalancing:{region}:{account}:listener/app/{name}/"
    "0123456789abcdef/0123456789abcdef",
    "load-balancer-arn": "arn:{partition}:elasticloadbalancing:{region}:{account}:"
    "loadbalancer/app/{name}/0123456789abcdef",
    "load-balancer-suffix": "app/{name}/0123456789abcdef",
    "target-group-suffix": "targetgroup/{name}/0123456789abcdef",
    "dns-name": "{name}.{region}.example.com",
    "endpoint": "{name}.{region}.example.com:5432",
    "zone-id": "Z0123456789ABCDEFGHIJ",
    "state-machine-arn": "arn:{partition}:states:{region}:{account}:stateMachine:{name}",
    "queue-url": "https://sqs.{region}.amazonaws.com/{account}/{name}",
    "backup-vault-arn": "arn:{partition}:backup:{region}:{account}:backup-vault:{name}",
    "db-instance-arn": "arn:{partition}:rds:{region}:{account}:db:{name}",
    "search-domain-arn": "arn:{partition}:es:{region}:{account}:domain/{name}",
    "resource-id": "db-0123456789ABCDEFGHIJKLMNOP",
    "private-address": "10.0.0.10",
    "instance-ids": "i-0123456789abcdef0,i-0123456789abcdef1",
    "volume-arns": "arn:{partition}:ec2:{region}:{account}:volume/vol-0123456789abcdef0,"
    "arn:{partition}:ec2:{region}:{account}:volume/vol-0123456789abcdef1",
    "text": "{name}",
}
"""Shape -> text with {partition}, {region}, {account} and {name} to be filled in."""


def placeholder(shape: str, *, partition: str, region: str, account: str, name: str) -> str:
    """raises: KeyError for a shape that is not known"""
    return PLACEHOLDERS[shape].format(
        partition=partition, region=region, account=account, name=name
    )
