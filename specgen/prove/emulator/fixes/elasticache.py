"""ElastiCache: subnet groups can be deleted."""

from typing import Any

from moto.core.responses import EmptyResult
from moto.elasticache.responses import ElastiCacheResponse

from specgen.prove.emulator.fixes.fix import fix


@fix(ElastiCacheResponse, "delete_cache_subnet_group")
def deletes_a_subnet_group(self: Any, original: Any) -> Any:  # noqa: ARG001  moto has none
    """Subnet groups can be created but not deleted."""
    name = self._get_param("CacheSubnetGroupName")
    self.elasticache_backend.describe_cache_subnet_groups(name)  # fails if it does not exist
    del self.elasticache_backend.cache_subnet_groups[name]
    return EmptyResult()


FIXES = (deletes_a_subnet_group,)
