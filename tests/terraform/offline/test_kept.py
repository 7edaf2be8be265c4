from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specgen.terraform.offline import kept


@given(st.binary(max_size=99), st.data())
def test_only_what_was_kept_is_found(content: bytes, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "below" / "file"
        kept.keep(file, content)
        assert kept.find(file) == content

        whole = file.read_bytes()
        end = data.draw(st.integers(0, len(whole) - 1))
        file.write_bytes(whole[:end])
        assert kept.find(file) is None

        other = bytes([whole[end] ^ 1])
        file.write_bytes(whole[:end] + other + whole[end + 1 :])
        assert kept.find(file) is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    kept.keep(tmp_path / "file" / "below", b"")

    assert kept.find(tmp_path / "file" / "below") is None


def test_a_stamp_changes_with_the_file(tmp_path: Path) -> None:
    file = tmp_path / "binary"
    file.write_bytes(b"one")
    before = kept.stamp([file])

    file.write_bytes(b"other")

    assert kept.stamp([file]) != before
    with pytest.raises(FileNotFoundError):
        kept.stamp([tmp_path / "none"])
