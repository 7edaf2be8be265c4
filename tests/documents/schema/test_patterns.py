"""What is written instead of a text of the wrong form."""

import pytest

from specgen.documents.schema.patterns import respelled

NAME = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
HOST = "^[a-z0-9.-]+$"
ZONE = "^[A-Z]{2}$"


@pytest.mark.parametrize(
    ("pattern", "text", "instead"),
    [
        (NAME, "MyBucket", "my-bucket"),
        (NAME, "my.bucket", "my-bucket"),
        (HOST, "App.Example.com", "app.example.com"),
        (HOST, "*.example.com", ""),
        (HOST, "app_1.example.com", ""),
        (HOST, "https://app.example.com/x", "app.example.com"),
        ("^[a-z0-9._-]+$", "My name", "my-name"),
        ("^[^*?]*$", "exports/*", ""),
        ("^[a-z/]+$", "Exports/New", "exports/new"),
        (ZONE, "gb", "GB"),
        ("^TLSv1[0-9._]*$", " TLSv1.2_2021", "TLSv1.2_2021"),
        ("^TLSv1[0-9._]*$", "TLSv1.2_2021-", "TLSv1.2_2021"),
    ],
)
def test_only_the_spelling_changes(pattern: str, text: str, instead: str) -> None:
    assert respelled(pattern, text) == instead
