"""What the function makes in the domain, as data: the archive's indices.json."""

from typing import Any

from specgen.systems.opensearch.model.fields import Fields
from specgen.systems.opensearch.model.parts import Index

PRIORITY = 100
ADMINISTRATION = ("all_access", "security_manager")
"""OpenSearch's own roles that together may do everything.

source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html
"""
READ_CLUSTER, WRITE_CLUSTER = ["cluster_composite_ops_ro"], ["cluster_composite_ops"]
READ, WRITE = ["read"], ["read", "write"]
"""Action groups. source: https://docs.opensearch.org/latest/security/access-control/default-action-groups/"""


def definitions(spec: Fields, role_arn: str, master_arn: str) -> dict[str, Any]:
    """role_arn: the ARN of an IAM role, with {} for its name"""
    return {
        "audit": "AUDIT_LOGS" in spec.log_types,
        "indices": {name: _index(spec, name, index) for name, index in spec.indices.items()},
        "mappings": _mappings(spec, role_arn, master_arn),
        "roles": {role: body for name in spec.indices for role, body in _roles(name).items()},
    }


def _index(spec: Fields, name: str, index: Index) -> dict[str, Any]:
    return {
        "first": f"{name}-000001",
        "pattern": _pattern(name),
        "policy": _policy(name, index),
        "template": _template(spec, name, index),
    }


def _pattern(name: str) -> str:
    """Names have no hyphen, so indices of other names do not match."""
    return f"{name}-*"


def _policy(name: str, index: Index) -> dict[str, Any]:
    """Written, then kept, then deleted. source: https://docs.opensearch.org/latest/im-plugin/ism/policies/"""
    rollover = {
        "min_index_age": f"{index.rollover.age_days}d",
        "min_primary_shard_size": f"{index.rollover.size_gib}gb",
    }
    age = {"min_rollover_age": f"{index.retention_days}d"}
    written = {
        "name": "written",
        "actions": [{"rollover": rollover}],
        "transitions": [{"state_name": "deleted", "conditions": age}],
    }
    deleted = {"name": "deleted", "actions": [{"delete": {}}], "transitions": []}
    policy = {
        "description": f"Lifecycle of {name}",
        "default_state": "written",
        "states": [written, deleted],
        "ism_template": [{"index_patterns": [_pattern(name)], "priority": PRIORITY}],
    }
    return {"policy": policy}


def _template(spec: Fields, name: str, index: Index) -> dict[str, Any]:
    """Settings are flat and texts, as the domain returns them."""
    settings = {
        "index.codec": index.codec,
        "index.number_of_replicas": str(index.replicas),
        "index.number_of_shards": str(index.primary_shards),
        "index.plugins.index_state_management.rollover_alias": name,
        "index.refresh_interval": f"{index.refresh_seconds}s",
        **_slow(spec),
    }
    template: dict[str, Any] = {"settings": settings}
    if index.fields:
        properties = {field: {"type": kind} for field, kind in sorted(index.fields.items())}
        template["mappings"] = {"properties": properties}
    return {"index_patterns": [_pattern(name)], "priority": PRIORITY, "template": template}


def _slow(spec: Fields) -> dict[str, str]:
    """OpenSearch logs nothing as slow until a threshold is set.

    source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html
    """
    settings = {}
    if "SEARCH_SLOW_LOGS" in spec.log_types:
        settings["index.search.slowlog.threshold.query.warn"] = f"{spec.slow_search_ms}ms"
    if "INDEX_SLOW_LOGS" in spec.log_types:
        settings["index.indexing.slowlog.threshold.index.warn"] = f"{spec.slow_indexing_ms}ms"
    return settings


def _roles(name: str) -> dict[str, Any]:
    return {
        f"{name}_reader": _role(name, READ_CLUSTER, READ),
        f"{name}_writer": _role(name, WRITE_CLUSTER, WRITE),
    }


def _role(name: str, cluster: list[str], actions: list[str]) -> dict[str, Any]:
    permission = {"index_patterns": [name, _pattern(name)], "allowed_actions": actions}
    return {"cluster_permissions": cluster, "index_permissions": [permission]}


def _mappings(spec: Fields, role_arn: str, master_arn: str) -> dict[str, list[str]]:
    """OpenSearch role -> ARNs; with empty lists, so that a removed role is unmapped."""
    administrators = sorted({master_arn, *(role_arn.format(r) for r in spec.administrators)})
    mapped = dict.fromkeys(ADMINISTRATION, administrators)
    for name, index in spec.indices.items():
        mapped[f"{name}_reader"] = sorted(role_arn.format(r) for r in index.readers)
        mapped[f"{name}_writer"] = sorted(role_arn.format(r) for r in index.writers)
    return mapped
