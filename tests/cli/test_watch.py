"""Each save is noticed, also if saves come in a burst or in halves."""

import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console
from support import make_project

from specgen.cli import options
from specgen.cli import watch as command
from specgen.cli.run.watch import watch
from specgen.documents.layout import find_layout
from specgen.pipeline import check

WAIT_S = 60
KEY = "kind: key\nname: data\nadmits: [rds]\n"
BROKEN = "kind: key\nname: data\nadm"


class Session:
    """A watched project; codes: what was found at each run"""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.file = root / "specs" / "case.yaml"
        self.runs: queue.Queue[set[str]] = queue.Queue()
        self.stop = threading.Event()
        self.thread = threading.Thread(
            target=watch, args=(root / "specs", self.once, self.stop), daemon=True
        )

    def once(self) -> None:
        self.runs.put({f.code for f in check(self.root, self.root / "specs").findings})

    def until(self, wanted: set[str]) -> int:
        """The number of runs it took; fails if no more come."""
        count = 1
        while self.runs.get(timeout=WAIT_S) != wanted:
            count += 1
        return count


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = Session(make_project(tmp_path, KEY))
    opened.thread.start()
    opened.until({"KMS101"})
    yield opened
    opened.stop.set()
    opened.thread.join(WAIT_S)
    assert not opened.thread.is_alive()


def test_a_save_is_seen(session: Session) -> None:
    session.file.write_text(BROKEN)
    session.until(found(session))

    session.file.write_text(KEY)
    session.until({"KMS101"})


def found(session: Session) -> set[str]:
    return {f.code for f in check(session.root, session.root / "specs").findings}


def test_a_burst_ends_with_the_last_state(session: Session) -> None:
    for number in range(40):
        session.file.write_text(f"{KEY}unknown_{number}: 1\n")
    session.file.write_text(BROKEN)
    last = found(session)

    assert session.until(last) < 40


def test_other_files_start_nothing(session: Session) -> None:
    (session.root / "specs" / ".case.yaml.swp").write_text("x")
    (session.root / "specs" / "notes.txt").write_text("x")
    session.file.write_text(BROKEN)

    assert session.until(found(session)) <= 2


def test_a_run_that_fails_ends_no_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    layout = find_layout(make_project(tmp_path, KEY))
    monkeypatch.setattr(command, "err", Console(stderr=True))
    monkeypatch.setattr(options, "err", Console(stderr=True))
    for error in (FileNotFoundError("half written"), KeyError(KEY)):
        monkeypatch.setattr(command, "checked_of", raising(error))
        command._once(layout, [tmp_path], render=False)  # noqa: SLF001  what the command runs

    printed = capsys.readouterr().err
    assert "half written" in printed
    assert "internal error: KeyError" in printed


def raising(error: Exception) -> object:
    def fail(*_: object) -> None:
        raise error

    return fail
