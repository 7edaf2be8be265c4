"""Running providers, lent to one command at a time."""

import logging
import threading
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import SubprocessError

from specgen.terraform.offline.mirror import terraform_version
from specgen.terraform.offline.pool.backend import Backend, CannotStart
from specgen.terraform.offline.pool.tried import why_untried
from specgen.terraform.offline.pool.wire import Schemas
from specgen.terraform.offline.server import Server

_LOG = logging.getLogger(__name__)
LIMIT = 8
"""Processes at most; one takes some 650 MB."""


class Pool:
    """Ends with close().

    endpoint, kept: as of the workspace
    why_not: why a command ran the plain way, the first that did; empty if none did
    """

    def __init__(
        self, folder: Path, endpoint: str = "", limit: int = LIMIT, kept: Path | None = None
    ) -> None:
        """folder: for sockets"""
        self._folder, self._limit, self.endpoint = folder, limit, endpoint
        self._free: list[Backend] = []
        self._count = 0
        self._change = threading.Condition()
        self._tried: dict[Path, str] = {}
        self._schemas = Schemas(kept / "schemas" if kept else None)
        self._useless = False
        self._warming: threading.Thread | None = None
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

    def warm(self, binary: Path) -> None:
        """Starts one beside what the caller does next; it waits for the first that is lent."""
        self._warming = threading.Thread(target=self._warmed, args=(binary,), daemon=True)
        self._warming.start()

    def _warmed(self, binary: Path) -> None:
        """If it does not start, or Terraform does not, the command that needs it says why."""
        with suppress(CannotStart, OSError, SubprocessError, ValueError, KeyError):
            if not self._untried(binary):
                made = self._start(binary)
                with self._change:
                    self._count += 1
                self._give_back([made])

    def close(self) -> None:
        if self._warming is not None:
            self._warming.join()
        with self._change:
            for backend in self._free:
                backend.close()
            self._free.clear()

    def _take(self, binary: Path, count: int) -> list[Backend]:
        if self._warming is not None:
            self._warming.join()
        if why := self._untried(binary):
            self.note(why)
            return []
        with self._change:
            if self._useless or count > self._limit:
                return []
            self._change.wait_for(lambda: self._room() >= count)
            self._end_others(binary)
            kept = [self._free.pop() for _ in range(min(count, len(self._free)))]
            self._count += count - len(kept)
        try:
            return kept + self._started(binary, count - len(kept))
        except (CannotStart, OSError) as error:
            self._useless = True
            self.note(str(error))
            self._give_back(kept)
            return []

    def note(self, why: str) -> None:
        """Says once that commands take longer, and why."""
        with self._change:
            if not self.why_not:
                _LOG.warning(
                    "warning: Terraform starts the provider again for each command: %s", why
                )
            self.why_not = self.why_not or why

    def _end_others(self, binary: Path) -> None:
        """Only one that was started beforehand can be of another binary."""
        for other in [b for b in self._free if b.binary != binary]:
            self._free.remove(other)
            self._count -= 1
            other.close()

    def _room(self) -> int:
        return len(self._free) + self._limit - self._count

    def _started(self, binary: Path, count: int) -> list[Backend]:
        """Side by side; raises: CannotStart, OSError"""
        if not count:
            return []
        with ThreadPoolExecutor(count) as threads:
            starts = [threads.submit(self._start, binary) for _ in range(count)]
        failed = [error for start in starts if (error := start.exception())]
        made = [start.result() for start in starts if not start.exception()]
        if failed:
            self._give_back(made, lost=len(failed))
            raise failed[0]
        return made

    def _start(self, binary: Path) -> Backend:
        return Backend(binary, self._folder, self.endpoint, self._schemas)

    def _untried(self, binary: Path) -> str:
        with self._change:
            if binary not in self._tried:
                self._tried[binary] = why_untried(binary, terraform_version() or "")
            return self._tried[binary]

    def _give_back(self, found: Sequence[Backend], lost: int = 0) -> None:
        """lost: those that were counted and never started"""
        with self._change:
            for backend in found:
                if backend.is_ready:
                    self._free.append(backend)
                else:
                    lost += 1
                    backend.close()
            self._count -= lost
            self._change.notify_all()
