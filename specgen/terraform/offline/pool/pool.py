"""Running providers, lent to one command at a time."""

import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from specgen.terraform.offline.pool.backend import Backend, CannotStart
from specgen.terraform.offline.server import Server

LIMIT = 8
"""Processes at most; one takes some 650 MB."""


class Pool:
    """Ends with close(). why_not: why commands run the plain way, empty as long as they do not"""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        """folder: for sockets"""
        self._folder, self._limit = folder, limit
        self._free: list[Backend] = []
        self._count = 0
        self._change = threading.Condition()
        self.why_not = ""

    @contextmanager
    def lent(self, binary: Path, count: int, server: Server | None) -> Generator[Sequence[Backend]]:
        """As many as that, or none if the command must run the plain way."""
        found = self._take(binary, count)
        try:
            for backend in found:
                backend.served = server
            yield found
        finally:
            for backend in found:
                backend.served = None
            self._give_back(found)

    def close(self) -> None:
        with self._change:
            for backend in self._free:
                backend.close()
            self._free.clear()

    def _take(self, binary: Path, count: int) -> list[Backend]:
        with self._change:
            if count > self._limit:
                return []
            self._change.wait_for(lambda: self._room() >= count)
            kept = [self._free.pop() for _ in range(min(count, len(self._free)))]
            self._count += count - len(kept)
        try:
            return kept + self._started(binary, count - len(kept))
        except (CannotStart, OSError) as error:
            self.why_not = str(error)
            self._give_back(kept)
            return []

    def _room(self) -> int:
        return len(self._free) + self._limit - self._count

    def _started(self, binary: Path, count: int) -> list[Backend]:
        """raises: CannotStart, OSError"""
        made: list[Backend] = []
        try:
            for _ in range(0 if self.why_not else count):
                made += [Backend(binary, self._folder)]
        finally:
            if len(made) < count:
                self._give_back(made, lost=count - len(made))
        if len(made) < count:
            raise CannotStart(self.why_not)
        return made

    def _give_back(self, found: Sequence[Backend], lost: int = 0) -> None:
        """lost: those that were counted and never started"""
        with self._change:
            for backend in found:
                if backend.runs:
                    self._free.append(backend)
                else:
                    lost += 1
                    backend.close()
            self._count -= lost
            self._change.notify_all()
