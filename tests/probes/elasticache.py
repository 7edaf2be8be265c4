"""Probes of the fixes of elasticache."""

from probes import Clients, Probe
from specgen.prove.emulator.fixes import elasticache
from specgen.prove.emulator.fixes.fix import Fix


def a_subnet_group_goes(aws: Clients) -> bool:
    client, name = aws("elasticache"), "g"
    about = {"CacheSubnetGroupDescription": "d", "SubnetIds": ["subnet-1"]}
    client.create_cache_subnet_group(CacheSubnetGroupName=name, **about)
    client.delete_cache_subnet_group(CacheSubnetGroupName=name)
    groups = client.describe_cache_subnet_groups()["CacheSubnetGroups"]
    return name not in [group["CacheSubnetGroupName"] for group in groups]


PROBES: tuple[tuple[Fix, Probe], ...] = ((elasticache.deletes_a_subnet_group, a_subnet_group_goes),)
