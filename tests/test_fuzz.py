"""A small fuzzer in every test run; `make fuzz` runs the same mutations for longer."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
from fuzzing import bytes_of, grafts, inputs, trees
from fuzzing.corpus import Seed, documents, seeds
from fuzzing.judge import Folder, judge, judge_rendering
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import BASE

pytestmark = pytest.mark.slow

SMALL = [s for s in seeds() if len(s.files) < 5 and sum(map(len, s.files.values())) < 6_000]

PLATFORM = (BASE / "platform.yaml").read_bytes()

SETTINGS = settings(
    max_examples=150,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def failure(files: Mapping[str, bytes]) -> str:
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place))
        folder.fill(files)
        return judge(folder).failure


@SETTINGS
@given(st.sampled_from(SMALL), st.sampled_from(SMALL), st.randoms(use_true_random=False))
def test_no_bytes_break_a_check(start: Seed, other: Seed, rng: Random) -> None:
    content = bytes_of.mutate(rng, start.files[start.target], other.files[other.target])

    assert failure({**start.files, start.target: content}) == ""


@SETTINGS
@given(st.sampled_from(SMALL), st.sampled_from(SMALL), st.randoms(use_true_random=False))
def test_no_data_breaks_a_check(start: Seed, other: Seed, rng: Random) -> None:
    donor = documents(other.files[other.target])
    tree = trees.mutate(rng, documents(start.files[start.target]), donor)

    assert failure({**start.files, start.target: trees.written(rng, tree)}) == ""


@SETTINGS
@given(st.sampled_from(SMALL), st.sampled_from(SMALL), st.randoms(use_true_random=False))
def test_no_graft_breaks_a_check(start: Seed, other: Seed, rng: Random) -> None:
    donors = [d for seed in (start, other) for text in seed.files.values() for d in documents(text)]
    tree = grafts.mutate(rng, documents(start.files[start.target]), donors)

    assert failure({**start.files, start.target: trees.written(rng, tree)}) == ""


@pytest.mark.synth
def test_what_validates_renders(tmp_path: Path) -> None:
    folder, rendered, number = Folder(tmp_path), 0, 0
    while rendered < 12:
        number += 1
        folder.fill(inputs.make(2, number)[1])
        if judge(folder).accepted:
            rendered += 1
            assert judge_rendering(folder).failure == "", number


@pytest.mark.parametrize("mutator", inputs.MUTATORS)
def test_an_input_is_the_same_each_time(mutator: str) -> None:
    assert inputs.make(7, 11, mutator) == inputs.make(7, 11, mutator)
    assert inputs.make(7, 11, mutator) != inputs.make(7, 12, mutator)


def test_the_judge_sees_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder(tmp_path)
    folder.fill({"case.yaml": b"kind: topic\nname: alerts\n"})

    def broken(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("fuzzing.judge.check", broken)

    assert "KeyError" in judge(folder).failure


def test_many_faults_in_one_long_line_are_told_at_once() -> None:
    """Found by `make fuzz`: each excerpt searched the whole line for secrets."""
    faults = ", ".join(f"unknown_{number}: {'x' * 1200}" for number in range(200))
    text = f"{{kind: key, name: data, admits: [rds], {faults}}}"

    assert failure({"case.yaml": text.encode(), "platform.yaml": PLATFORM}) == ""


def test_one_long_line_is_read_at_once() -> None:
    """Found by `make fuzz`: a comment was looked for from each of its characters."""
    text = "kind: log_group\nname: app\ndescription: [" + "a " * 400_000 + "]\n"

    assert failure({"case.yaml": text.encode(), "platform.yaml": PLATFORM}) == ""
