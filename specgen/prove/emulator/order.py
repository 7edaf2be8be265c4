"""Runs tasks in parallel, each after those it needs."""

from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from graphlib import TopologicalSorter
from typing import TypeVar

from specgen.terraform.offline.process import as_finished, end_all

_K = TypeVar("_K", bound=Hashable)


def run(
    needs: Mapping[_K, set[_K]],
    work: Callable[[_K], None],
    workers: int,
    done: Callable[[_K], None],
) -> None:
    """done: runs in the caller's thread; raises: what `work` raised, graphlib.CycleError"""
    sorter = TopologicalSorter(needs)
    sorter.prepare()
    running: dict[Future[None], _K] = {}
    with ThreadPoolExecutor(workers) as pool:
        try:
            while sorter.is_active():
                running |= {pool.submit(work, key): key for key in sorter.get_ready()}
                future = next(as_finished(running))
                key = running.pop(future)
                future.result()
                sorter.done(key)
                done(key)
        except BaseException:
            end_all(running)
            raise
