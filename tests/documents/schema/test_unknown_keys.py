"""What a message says of a key that its map does not have."""

from specgen.documents.schema.document_type import OF_EVERY_KIND
from specgen.documents.schema.generate import shape_problems
from specgen.project.envelope import Envelope
from specgen.systems import BY_KIND


def hint_of(kind: str, key: str) -> str:
    data = {"kind": kind, "name": "a", key: 1}
    found = {p.pointer: p for p in shape_problems(BY_KIND[kind].type, data, {})}
    return found[key,].help


def test_the_keys_of_every_kind_are_those_of_the_envelope() -> None:
    assert set(Envelope.__struct_fields__) == set(OF_EVERY_KIND)


def test_a_kinds_own_keys_come_first() -> None:
    assert "instance_types" in hint_of("fleet", "user_data")
    assert "placement" not in hint_of("fleet", "user_data")
