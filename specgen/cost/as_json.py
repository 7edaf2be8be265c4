"""A bill for programs; docs/cost.schema.json describes it."""

from collections.abc import Sequence
from typing import Any

from specgen.cost.lines import Bill, Line, Range, summed
from specgen.cost.table import By, missing, table


def data(bill: Bill, dimension: By, environments: Sequence[str]) -> dict[str, Any]:
    made = table(bill, dimension, environments)
    return {
        "currency": "USD",
        "period": "month",
        "total": _range(summed(bill.priced)) if bill.priced else None,
        "is_complete": not bill.unpriced and not bill.not_counted,
        "by": dimension,
        "groups": [
            {
                "name": row.name,
                "usd": {
                    column: _range(cell)
                    for column, cell in zip(made.columns, row.cells, strict=True)
                    if cell
                },
            }
            for row in made.rows
        ],
        "lines": [_line(line) for line in bill.lines],
        "not_counted": [
            {"usage": usage, "documents": documents}
            for usage, documents in missing(bill.not_counted).items()
        ],
    }


def _range(amount: Range) -> dict[str, float]:
    return {"low": round(amount[0], 6), "high": round(amount[1], 6)}


def _line(line: Line) -> dict[str, Any]:
    return {
        "document": line.document,
        "environment": line.environment,
        "region": line.region,
        "service": line.service,
        "meter": line.meter,
        "unit": line.unit,
        "quantity": _range(line.quantity),
        "usd": _range(line.usd) if line.usd else None,
        "key": line.key,
        "place": line.place,
        "how": line.how,
        "assumed_at": line.assumed or None,
        "price": {"date": line.priced[0], "source": line.priced[1]} if line.usd else None,
    }
