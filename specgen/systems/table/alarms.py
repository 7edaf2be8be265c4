"""Alarms of a table and of its global indexes.

source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
(2026-11-30). UserErrors and what counts for the account have no table, so they are no rows here.
"""

from typing import Any

from specgen.sdk import Alarm, Here, Math, Need, Value

NAMESPACE = "AWS/DynamoDB"
OPERATIONS = (
    *("BatchGetItem", "BatchWriteItem", "DeleteItem", "GetItem", "PutItem"),
    *("Query", "Scan", "TransactGetItems", "TransactWriteItems", "UpdateItem"),
)
_PROVISIONED = Need("`provisioned`", lambda here: here.spec.provisioned is not None)


def _throttles(subject: str, way: str, meaning: str) -> Alarm:
    """One a second for minutes is critical; our choice, no fact of AWS."""
    return Alarm(
        f"{subject.replace('_', '-')}-{way.lower()}-throttles",
        subject,
        NAMESPACE,
        f"{way}ThrottleEvents",
        "Sum",
        "above",
        {"warning": 0, "critical": 60},
        missing="notBreaching",
        datapoints=(3, 5),
        meaning=meaning,
    )


def _of(operation: str) -> Value:
    def dimensions(here: Here[Any]) -> dict[str, str]:
        return {"TableName": here.spec.name_in_aws(here), "Operation": operation}

    name = operation[0].lower() + operation[1:]
    return Value(name, "SystemErrors", "Sum", dimensions=dimensions)


def _usage(key: str, way: str) -> Alarm:
    """DynamoDB sends what is provisioned every five minutes."""
    values = (
        Value("used", f"Consumed{way}CapacityUnits", "Sum"),
        Value("had", f"Provisioned{way}CapacityUnits", "Average"),
    )
    return Alarm(
        f"table-{key}-used",
        "table",
        NAMESPACE,
        f"Share of the provisioned {key} in use, percent",
        "Sum",
        "above",
        {"warning": f"busy_{key}_percent", "critical": f"full_{key}_percent"},
        missing="notBreaching",
        period_seconds=300,
        datapoints=(3, 3),
        needs=(_PROVISIONED,),
        math=Math(values, "100 * (used / PERIOD(used)) / had"),
        meaning=f"Nearly all {key} that are provisioned are used, and more will be throttled; "
        "raise the capacity, or the maximum of its scaling.",
    )


ALARMS = (
    _throttles(
        "table",
        "Read",
        "Reads are throttled, by the capacity, a limit or a partition key that all ask for; "
        "callers try again and become slow.",
    ),
    _throttles(
        "table",
        "Write",
        "Writes are throttled, by the capacity, a limit or a partition key that all write to; "
        "callers try again, then lose what they wanted to write.",
    ),
    _throttles(
        "table_index",
        "Read",
        "Reads of the index are throttled; raise its capacity or spread them over more keys.",
    ),
    _throttles(
        "table_index",
        "Write",
        "The index cannot follow, so DynamoDB also throttles writes of the table; raise the "
        "capacity of the index, or spread its partition key.",
    ),
    Alarm(
        "table-system-errors",
        "table",
        NAMESPACE,
        "Errors of DynamoDB itself",
        "Sum",
        "above",
        {"warning": 0, "critical": 60},
        missing="notBreaching",
        datapoints=(3, 5),
        math=Math(
            tuple(_of(operation) for operation in OPERATIONS),
            f"SUM([{', '.join(o[0].lower() + o[1:] for o in OPERATIONS)}])",
        ),
        meaning="DynamoDB answers requests with 500; look at the AWS Health Dashboard, because "
        "nothing in the table causes this.",
    ),
    _usage("reads", "Read"),
    _usage("writes", "Write"),
)
