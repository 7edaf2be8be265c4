"""Timescale document -> nodes with volumes, documents that configure them, backup bucket."""

from specgen.sdk.construct import Scope
from specgen.systems.timescale.construct.buckets import backups, packages
from specgen.systems.timescale.construct.documents import documents
from specgen.systems.timescale.construct.node_role import node_role
from specgen.systems.timescale.construct.nodes import nodes
from specgen.systems.timescale.model import Timescale


def build(scope: Scope, spec: Timescale) -> None:
    key = scope.read("key", spec.key, "arn") if spec.key else None
    backups(scope, key)
    if spec.packages == "bucket":
        packages(scope, key)
    documents(scope, spec, nodes(scope, spec, node_role(scope, spec)))
