"""An archive that Terraform assembles can be read by every program."""

import base64
import hashlib
import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from specgen.sdk.aws.lambda_function.archive import GROUP, archive

NAMES = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=20)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r"))


@given(st.dictionaries(NAMES, TEXTS, min_size=1, max_size=4))
def test_an_archive_holds_its_files_behind_newlines(files: dict[str, str]) -> None:
    made = zipfile.ZipFile(io.BytesIO(archive(files).content()))

    assert made.testzip() is None
    inside = {name: made.read(name).decode() for name in made.namelist()}
    assert {name: text.rstrip("\n") for name, text in inside.items()} == {
        name: text.rstrip("\n") for name, text in files.items()
    }
    assert all(inside[name].startswith(text) for name, text in files.items())


@given(st.dictionaries(NAMES, TEXTS, min_size=1, max_size=4))
def test_its_parts_are_put_together_as_text(files: dict[str, str]) -> None:
    made = archive(files)

    text = "".join(p.head + base64.b64encode(p.text.encode()).decode() for p in made.parts)
    whole = base64.b64decode(text + made.tail)
    assert whole == made.content()
    assert made.sha256 == base64.b64encode(hashlib.sha256(whole).digest()).decode()
    assert all(len(p.text.encode()) % GROUP == 0 for p in made.parts)


def test_the_same_files_make_the_same_archive_in_any_order() -> None:
    files = {"b.py": "2", "a.py": "1"}

    assert archive(files) == archive(dict(reversed(files.items())))
