"""What keeps AWS or its provider from deleting a resource: its settings before the apply.

To turn it off in the same apply does not help: Terraform deletes with the settings of its state.
"""

from collections.abc import Mapping
from dataclasses import dataclass

_DOCS = "https://docs.aws.amazon.com"
_PROVIDER = "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources"


@dataclass(frozen=True, slots=True)
class Protection:
    """argument, value: that protect; unless: an argument that lifts it, if it is written

    read on 2026-11-28
    """

    argument: str
    value: object
    source: str
    unless: str = ""


def _on(argument: str, page: str) -> tuple[Protection, ...]:
    return (Protection(argument, value=True, source=page),)


def _snapshot(page: str) -> Protection:
    argument, unless = "skip_final_snapshot", "final_snapshot_identifier"
    return Protection(argument, value=False, source=f"{_PROVIDER}/{page}", unless=unless)


_RDS = f"{_DOCS}/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html"
_DATABASES = {
    "aws_db_instance": ("db_instance", _RDS),
    "aws_docdb_cluster": (
        "docdb_cluster",
        f"{_DOCS}/documentdb/latest/developerguide/db-cluster-delete.html",
    ),
    "aws_neptune_cluster": (
        "neptune_cluster",
        f"{_DOCS}/neptune/latest/userguide/manage-console-instances-delete.html",
    ),
    "aws_rds_cluster": ("rds_cluster", _RDS),
}
_BALANCERS = f"{_DOCS}/elasticloadbalancing/latest/application/load-balancer-delete.html"
_TABLES = f"{_DOCS}/amazondynamodb/latest/APIReference/API_DeleteTable.html"
_CLUSTERS = f"{_PROVIDER}/dsql_cluster"
_POOLS = f"{_DOCS}/cognito/latest/developerguide/user-pool-settings-deletion-protection.html"
_FIREWALLS = f"{_DOCS}/network-firewall/latest/APIReference/API_DeleteFirewall.html"

PROTECTIONS: Mapping[str, tuple[Protection, ...]] = {
    **{
        kind: (*_on("deletion_protection", page), _snapshot(name))
        for kind, (name, page) in _DATABASES.items()
    },
    "aws_cognito_user_pool": (Protection("deletion_protection", "ACTIVE", _POOLS),),
    "aws_dsql_cluster": _on("deletion_protection_enabled", _CLUSTERS),
    "aws_dynamodb_table": _on("deletion_protection_enabled", _TABLES),
    "aws_lb": _on("enable_deletion_protection", _BALANCERS),
    "aws_neptunegraph_graph": _on("deletion_protection", f"{_PROVIDER}/neptunegraph_graph"),
    "aws_networkfirewall_firewall": _on("delete_protection", _FIREWALLS),
    "aws_qldb_ledger": _on("deletion_protection", f"{_PROVIDER}/qldb_ledger"),
    "aws_rds_global_cluster": _on("deletion_protection", _RDS),
    "aws_redshift_cluster": (_snapshot("redshift_cluster"),),
}
"""By resource type. Not here: EC2 instances, whose protection the provider turns off itself."""

DEFAULTS: Mapping[str, object] = {"skip_final_snapshot": False}
"""What holds if an argument is not written, as the provider's pages say."""
