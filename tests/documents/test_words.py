"""What is said about a slip: where it begins, and what to write."""

import pytest

from specgen.documents.read import read_text
from specgen.findings.finding import Finding


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('a: "C:\\Users"\n', (1, 7), "`\\U` has no meaning in double quotes; write `\\\\U`"),
        ('{"a": "b" "c": 1}\n', (1, 11), "a comma or the closing `}` is missing"),
        ("a: 'it's'\n", (1, 8), "write a quote inside it as `''`"),
        ("a: |\n    text\n  more\nb: 1\n", (3, 3), "indent it by 4"),
        ("a:\n   b: 1\n  c: 2\n", (3, 3), "indent it by 0 or 3"),
        ("a: {{ name }}\n", (1, 5), "documents are no templates"),
        ("- a: 1\n- b: 2\n", (1, 1), "write `---` between documents"),
        ("a: !!int 14\n", (1, 4), "tags such as `!!int`"),
        ("a: {b:1}\n", (1, 5), "the key `b` needs a space behind its colon; write `b: 1`"),
        ("a:\n- b\n - c\n", (3, 2), "this `-` begins no item, because the text of line 2"),
        (
            "a: &b c\n",
            (1, 4),
            '`&b` is an anchor that no alias uses, and no part of the text; write "&b c"',
        ),
        ("password: &b abc\n", (1, 11), 'write "..."'),
    ],
)
def test_a_slip(text: str, place: tuple[int, int], said: str) -> None:
    (found,) = (item for item in read_text("a.yaml", text.encode()) if isinstance(item, Finding))

    assert (found.place.line, found.place.column) == place
    assert said in f"{found.message}; {found.help}"


@pytest.mark.parametrize(
    "text",
    [
        "a: &b c\nd: *b\n",
        "a: &b {c: 1}\n",
        "a: b - c\n",
        "a: |\n  - b\n",
        "a: {b: 1, 'c:d': 2}\n",
        "a: {http://b.c/}\n",
    ],
)
def test_what_is_meant_so(text: str) -> None:
    assert not [item for item in read_text("a.yaml", text.encode()) if isinstance(item, Finding)]
