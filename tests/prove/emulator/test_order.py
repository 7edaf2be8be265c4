"""Tasks run after those they need, whatever the number of workers."""

import threading
from graphlib import CycleError

import pytest

from specgen.prove.emulator import order

NEEDS = {"app": {"network", "key"}, "network": {"key"}, "key": set[str](), "alone": set[str]()}


@pytest.mark.parametrize("workers", [1, 3])
def test_each_task_starts_after_what_it_needs_has_ended(workers: int) -> None:
    ended: list[str] = []
    lock = threading.Lock()
    early: list[str] = []

    def work(name: str) -> None:
        with lock:
            early.extend(need for need in NEEDS[name] if need not in ended)
            ended.append(name)

    reported: list[str] = []
    order.run(NEEDS, work, workers, reported.append)

    assert early == []
    assert sorted(ended) == sorted(reported) == sorted(NEEDS)


def test_two_tasks_that_need_nothing_of_each_other_run_side_by_side() -> None:
    met = threading.Barrier(2, timeout=30)

    met_by: list[str] = []

    def work(name: str) -> None:
        met.wait()
        met_by.append(name)

    order.run({"one": set(), "two": set()}, work, 2, lambda _: None)

    assert sorted(met_by) == ["one", "two"]


def test_what_a_task_raises_is_not_swallowed() -> None:
    def work(name: str) -> None:
        raise OSError(name)

    with pytest.raises(OSError, match="key"):
        order.run({"key": set()}, work, 1, lambda _: None)


def test_a_circle_is_refused() -> None:
    with pytest.raises(CycleError):
        order.run({"a": {"b"}, "b": {"a"}}, lambda _: None, 1, lambda _: None)
