"""Timescale document -> nodes with their volumes, what configures them, and where backups go."""

from specgen.sdk.construct.scope import Scope
from specgen.systems.timescale.buckets import backups, packages
from specgen.systems.timescale.documents import documents
from specgen.systems.timescale.model import Timescale
from specgen.systems.timescale.node_role import node_role
from specgen.systems.timescale.nodes import nodes


def build(scope: Scope, spec: Timescale) -> None:
    key = scope.read("key", spec.key, "arn") if spec.key else None
    backups(scope, key)
    if spec.packages == "bucket":
        packages(scope, key)
    documents(scope, spec, nodes(scope, spec, node_role(scope, spec)))
