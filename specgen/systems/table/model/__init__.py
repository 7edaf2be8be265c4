"""What follows from a table document: its name, its types, and who needs what of it."""

from collections.abc import Iterator
from typing import ClassVar

from specgen.facts import dynamodb
from specgen.facts.names import NameRule
from specgen.sdk import (
    AwsName,
    Bought,
    Claim,
    Here,
    Keeps,
    KeyUse,
    Kind,
    Output,
    Pointer,
    Subject,
    part_name,
)
from specgen.sdk.aws.interfaces.storage import Verb
from specgen.sdk.aws.readers import readers
from specgen.sdk.aws.users import is_used
from specgen.systems.table.model.charges import charges
from specgen.systems.table.model.fields import Fields
from specgen.systems.table.model.parts import Provisioned, Scaled

_NAME = NameRule(
    dynamodb.NAME_CHARACTERS[1],
    dynamodb.NAME,
    "3 or more letters, digits and _.-",
    dynamodb.TABLES,
    "table",
)
UNITS = {"reads": "ReadCapacityUnits", "writes": "WriteCapacityUnits"}
STREAM = "2026-01-01T00:00:00.000"
BUSY_PERCENT, FULL_PERCENT = 80, 97
"""Shares of the capacity in use at which alarms begin; our choice, no fact of AWS."""


class Table(Fields, kw_only=True):
    """A DynamoDB table: encrypted, on demand by default, restorable to any second."""

    not_built: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            ("hash_key", "range_key"), "DynamoDB calls them `partition_key` and `sort_key`"
        ),
        **dict.fromkeys(
            ("attributes", "attribute"),
            "attributes follow from the keys; `attribute_types` names those that are no strings",
        ),
        **dict.fromkeys(
            ("billing_mode", "read_capacity", "write_capacity"),
            "write `provisioned: {reads: ..., writes: ...}`; by default requests are paid for",
        ),
        **dict.fromkeys(("scaling", "autoscaling"), "write a range in `provisioned`"),
        **dict.fromkeys(
            ("global_secondary_indexes", "local_secondary_indexes"),
            "write `indexes` and `local_indexes`",
        ),
        "point_in_time_recovery": "`recovery_days` turns it on, and is 35 by default",
        "deletion_protection": "a table of a protected environment has it",
        **dict.fromkeys(
            ("replicas", "regions", "global_table"),
            "global tables are not built: each region gets a table of its own",
        ),
        "contributor_insights": "it is not built; `kind: raw` may add it to the table",
        "table_name": "its name in AWS follows from the document's name",
    }

    def charges(self, here: Here) -> Iterator[Bought]:
        yield from charges(self)

    def name_in_aws(self, here: Here) -> str:
        return here.names.of(here.effective.aws_name)

    def arn(self, here: Here) -> str:
        """Built from its name, so that others need not read its state."""
        return here.names.arn("dynamodb", f"table/{self.name_in_aws(here)}")

    def serves(self, verb: Verb, kind: str, name: str) -> bool:
        return is_used(self.readers if verb == "readers" else self.writers, kind, name)

    def key_attributes(self) -> Iterator[tuple[Pointer, str]]:
        """Attributes that are a key of the table or of an index, each with its place."""
        yield ("partition_key",), self.partition_key
        if self.sort_key:
            yield ("sort_key",), self.sort_key
        for name, index in self.indexes.items():
            yield ("indexes", name, "partition_key"), index.partition_key
            if index.sort_key:
                yield ("indexes", name, "sort_key"), index.sort_key
        for name, local in self.local_indexes.items():
            yield ("local_indexes", name, "sort_key"), local.sort_key

    def capacities(self) -> Iterator[tuple[Pointer, Provisioned]]:
        """Of the table and its indexes."""
        if self.provisioned:
            yield ("provisioned",), self.provisioned
        for name, index in self.indexes.items():
            if index.provisioned:
                yield ("indexes", name, "provisioned"), index.provisioned

    def scaled_indexes(self) -> list[str]:
        return [name for name, index in self.indexes.items() if _scales(index.provisioned)]

    def outputs(self, here: Here) -> Iterator[Output]:
        """Only what somebody reads."""
        table = (("aws_dynamodb_table", ""),)
        found = readers(here)
        others = any(other.kind != "function" for other in found)
        if self.readers or self.writers or others:
            yield Output("name", "{name}", table, "name")
        arn = "arn:{partition}:dynamodb:{region}:{account}:table/{name}"
        if others:
            yield Output("arn", arn, table, "arn")
        if found and self.stream:
            yield Output("stream_arn", f"{arn}/stream/{STREAM}", table, "stream_arn")

    def keeps(self, here: Here) -> Iterator[Keeps]:
        wanted = "" if self.recovery_days else "`recovery_days: 35`"
        yield Keeps("items", bool(self.key), backup=wanted)

    def key_uses(self) -> Iterator[KeyUse]:
        if self.key:
            yield KeyUse(self.key, "dynamodb", ("key",))

    def aws_names(self) -> Iterator[AwsName]:
        yield AwsName(_NAME)

    def claims(self, here: Here) -> Iterator[Claim]:
        name = self.name_in_aws(here)
        yield Claim("aws_dynamodb_table", (name,), f"table {name}")
        for pointer, capacity in self.capacities():
            of_index = f"/index/{self.index_name(str(pointer[1]))}" if len(pointer) > 1 else ""
            what = "index" if of_index else "table"
            for key, units in capacity.each():
                if isinstance(units, Scaled):
                    values = (
                        "dynamodb",
                        f"table/{name}{of_index}",
                        f"dynamodb:{what}:{UNITS[key]}",
                    )
                    text = f"scaling of the {key} of table {name}{of_index}"
                    yield Claim("aws_appautoscaling_target", values, text, (*pointer, key))

    def index_name(self, name: str) -> str:
        """In DynamoDB: the first one, which a rename does not change."""
        return part_name(name, self.indexes[name]).first

    def watched(self, here: Here) -> Iterator[Subject]:
        table = {"TableName": self.name_in_aws(here)}
        yield Subject("table", "", table)
        for name, index in self.indexes.items():
            made = part_name(name, index)
            yield Subject("table_index", made, {**table, "GlobalSecondaryIndexName": made.first})

    def alarm_numbers(self, here: Here) -> dict[str, float]:
        """Above what scaling aims at."""
        made: dict[str, float] = {}
        for key, units in self.provisioned.each() if self.provisioned else ():
            aimed = units.target_percent if isinstance(units, Scaled) else 0
            made[f"busy_{key}_percent"] = max(BUSY_PERCENT, aimed + 5)
            made[f"full_{key}_percent"] = FULL_PERCENT
        return made


def _scales(capacity: Provisioned | None) -> bool:
    return capacity is not None and any(isinstance(units, Scaled) for _, units in capacity.each())


TABLE: Kind[Table] = Kind("table")
