"""Probes of the fixes of dynamodb."""

from typing import Any

from probes import Clients, Probe
from specgen.prove.emulator.fixes import dynamodb
from specgen.prove.emulator.fixes.fix import Fix

LIMITS = {"MaxReadRequestUnits": 10, "MaxWriteRequestUnits": 20}
INDEX = {
    "IndexName": "by-id",
    "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
    "Projection": {"ProjectionType": "ALL"},
    "OnDemandThroughput": LIMITS,
}


def _table(aws: Clients, **more: Any) -> Any:
    client = aws("dynamodb")
    client.create_table(
        TableName="table",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        **more,
    )
    return client


def _described(client: Any) -> dict[str, Any]:
    return dict(client.describe_table(TableName="table")["Table"])


def a_new_table_has_its_settings(aws: Clients) -> bool:
    found = _described(_table(aws, TableClass="STANDARD", OnDemandThroughput=LIMITS))
    summary = found.get("TableClassSummary", {})
    return summary.get("TableClass") == "STANDARD" and found.get("OnDemandThroughput") == LIMITS


def a_table_changes_one_limit(aws: Clients) -> bool:
    client = _table(aws, OnDemandThroughput=LIMITS)
    client.update_table(TableName="table", OnDemandThroughput={"MaxReadRequestUnits": 30})
    return bool(
        _described(client).get("OnDemandThroughput") == {**LIMITS, "MaxReadRequestUnits": 30}
    )


def an_index_has_its_limits(aws: Clients) -> bool:
    (index,) = _described(_table(aws, GlobalSecondaryIndexes=[INDEX]))["GlobalSecondaryIndexes"]
    return bool(index.get("OnDemandThroughput") == LIMITS)


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (dynamodb.keeps_settings, a_new_table_has_its_settings),
    (dynamodb.changes_settings, a_table_changes_one_limit),
    (dynamodb.tells_settings, a_new_table_has_its_settings),
    (dynamodb.tells_settings_of_indexes, an_index_has_its_limits),
)
