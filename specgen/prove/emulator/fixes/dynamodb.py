"""DynamoDB: limits of tables on demand, and classes."""

from typing import Any

from moto.dynamodb.models.table import GlobalSecondaryIndex, Table
from moto.dynamodb.responses import DynamoHandler

from specgen.prove.emulator.fixes.fix import fix

KEPT = "table_settings"
LIMITS = "OnDemandThroughput"


def _keep(owner: Any, asked: dict[str, Any]) -> None:
    """An update sets the limits that it names, and keeps the other."""
    kept = getattr(owner, KEPT, {})
    if LIMITS in asked:
        kept = {**kept, LIMITS: {**kept.get(LIMITS, {}), **asked[LIMITS]}}
    if "TableClass" in asked:
        kept = {**kept, "TableClassSummary": {"TableClass": asked["TableClass"]}}
    setattr(owner, KEPT, kept)


@fix(DynamoHandler, "create_table")
def keeps_settings(self: Any, original: Any) -> Any:
    """TableClass and OnDemandThroughput are accepted but never returned."""
    made = original(self)
    table = self.dynamodb_backend.get_table(self.body["TableName"])
    _keep(table, self.body)
    asked = {one["IndexName"]: one for one in self.body.get("GlobalSecondaryIndexes") or []}
    for index in table.global_indexes:
        _keep(index, asked[index.name])
    return made


@fix(DynamoHandler, "update_table")
def changes_settings(self: Any, original: Any) -> Any:
    """TableClass and OnDemandThroughput are accepted but never changed."""
    made = original(self)
    table = self.dynamodb_backend.get_table(self.body["TableName"])
    _keep(table, self.body)
    by_name = {index.name: index for index in table.global_indexes}
    for update in self.body.get("GlobalSecondaryIndexUpdates") or []:
        for asked in (update.get("Create"), update.get("Update")):
            if asked:
                _keep(by_name[asked["IndexName"]], asked)
    return made


@fix(Table, "describe")
def tells_settings(self: Any, original: Any, base_key: str = "TableDescription") -> Any:
    """TableClass and OnDemandThroughput are missing in what describes a table."""
    found = original(self, base_key)
    found[base_key].update(getattr(self, KEPT, {}))
    return found


@fix(GlobalSecondaryIndex, "describe")
def tells_settings_of_indexes(self: Any, original: Any) -> Any:
    """OnDemandThroughput is missing in what describes an index."""
    return {**original(self), **getattr(self, KEPT, {})}


FIXES = (keeps_settings, changes_settings, tells_settings, tells_settings_of_indexes)
