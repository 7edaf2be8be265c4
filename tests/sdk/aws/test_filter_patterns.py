"""Filter patterns of CloudWatch Logs: forms, fields and regular expressions."""

import pytest

from specgen.sdk.aws.metric_filters.patterns import parsed


@pytest.mark.parametrize(
    ("text", "form", "columns", "expressions"),
    [
        ("", "terms", (), 0),
        ("?ERROR ?FATAL", "terms", (), 0),
        ('"100%" %a.b%', "terms", (), 1),
        ('{ $.a = "}" && $.b = %x% }', "json", (), 1),
        ("[ip, user, ..., status = 4*, size > 1]", "columns", ("ip", "user", "status", "size"), 0),
        ('[a = "x, y", b]', "columns", ("a", "b"), 0),
    ],
)
def test_a_pattern_is_read(
    text: str, form: str, columns: tuple[str, ...], expressions: int
) -> None:
    found = parsed(text)

    assert (found.form, found.columns, found.expressions, found.fault) == (
        form,
        columns,
        expressions,
        "",
    )


@pytest.mark.parametrize("text", ['"a', "%a", "{ $.a = 1", "[a, b", "{ a = 1 }", "{"])
def test_a_broken_pattern_is_found(text: str) -> None:
    assert parsed(text).fault


@pytest.mark.parametrize("field", ["$.a", "$.a.b", "$.a[0].b", "$['a.b']", "$.['a.b']"])
def test_fields_of_json(field: str) -> None:
    assert parsed("{ $.a = 1 }").has_field(field)


@pytest.mark.parametrize("field", ["$", "a", "$a", "$.", "$.a."])
def test_no_fields_of_json(field: str) -> None:
    assert not parsed("{ $.a = 1 }").has_field(field)
