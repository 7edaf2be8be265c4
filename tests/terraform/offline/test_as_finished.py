"""Waiting for tasks, and signals meanwhile."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from specgen.terraform.offline.process import as_finished


def test_each_task_is_told_once() -> None:
    with ThreadPoolExecutor(2) as pool:
        tasks = [pool.submit(str, number) for number in range(5)]

        assert sorted(task.result() for task in as_finished(tasks)) == ["0", "1", "2", "3", "4"]


def test_a_signal_that_another_thread_gets_ends_the_waiting() -> None:
    ended = Event()

    def interrupting() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        ended.wait(20)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(int).result()  # its thread starts before the main one blocks the signal
        before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's & ignores it
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            task = pool.submit(interrupting)
            with pytest.raises(KeyboardInterrupt):
                list(as_finished([task]))
            assert not task.done()
        finally:
            ended.set()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
            signal.signal(signal.SIGINT, before)
