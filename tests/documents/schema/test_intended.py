"""What a message advises instead of a value of the wrong type has that type."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specgen.documents.document import Document
from specgen.documents.read import read_text
from specgen.documents.schema.intended import intended

TYPES: dict[str, type] = {"integer": int, "number": float, "boolean": bool, "array": list}


def as_read(text: str) -> Any:
    read = read_text("a.yaml", f"a: {text}\n".encode())
    (document,) = (item for item in read if isinstance(item, Document))
    return document.data["a"]


@given(
    type_=st.sampled_from(sorted(TYPES)),
    value=st.text("0123456789.,-_ abefilntrux}]*/", max_size=9)
    | st.floats(allow_nan=False, width=16)
    | st.sampled_from([".inf", "-.INF", ".nan", "0x1F", "0b1", "12:30", "TRUE", "-a -b"]),
)
def test_what_is_advised_has_the_wanted_type(type_: str, value: str | float) -> None:
    if not (said := intended([type_], value)):
        return

    read = as_read(said)

    assert isinstance(read, TYPES[type_]) or (type_ == "number" and isinstance(read, int))


@pytest.mark.parametrize(
    ("type_", "value", "said"),
    [
        ("integer", "14", "14"),
        ("integer", "014", "14"),
        ("integer", "1,400", "1400"),
        ("integer", "14}", "14"),
        ("integer", 14.0, "14"),
        ("integer", 14.5, ""),
        ("integer", "14.5", ""),
        ("integer", ".inf", ""),
        ("integer", "many", ""),
        ("number", "0.5", "0.5"),
        ("boolean", "True", "true"),
        ("array", "rds, sns", "[rds, sns]"),
        ("array", "-rds -sns", "[rds, sns]"),
        ("array", "a: b", ""),
    ],
)
def test_what_was_probably_meant(type_: str, value: str | float, said: str) -> None:
    assert intended([type_], value) == said
