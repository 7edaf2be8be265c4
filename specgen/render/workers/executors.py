"""What runs the tasks: a pool on this machine, or a Dask cluster."""

from collections.abc import Generator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager

from specgen.documents.layout import Layout
from specgen.render.workers.spread import Spread

CONNECT_TIMEOUT_S = 10
PACKAGE = "'distributed>=2026.1'"
"""That of the extra `dask`."""

MISSING = f"--scheduler needs Dask: pip install {PACKAGE}"


class NoCluster(Exception):
    """Its message says why there is none."""


def chosen(layout: Layout, jobs: int, scheduler: str) -> AbstractContextManager[Spread]:
    """scheduler: address of Dask's scheduler; if it is set, jobs is ignored"""
    return cluster(layout, scheduler) if scheduler else here(layout, jobs)


@contextmanager
def here(layout: Layout, jobs: int) -> Generator[Spread]:
    """Threads are enough because each task waits for its own process."""
    with ThreadPoolExecutor(jobs) as pool:
        yield Spread(layout, pool, jobs)


@contextmanager
def cluster(layout: Layout, address: str) -> Generator[Spread]:
    """A lost worker loses no work: Dask gives its tasks to another one.

    raises: NoCluster
    """
    try:
        from distributed import Client  # noqa: PLC0415  an extra
    except ModuleNotFoundError as error:
        raise NoCluster(MISSING) from error
    try:
        client = Client(address, timeout=CONNECT_TIMEOUT_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoCluster(f"no Dask scheduler answers at {address}: {error}") from error
    with client:
        executor: Executor = client.get_executor(pure=False)
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        yield Spread(layout, executor, max(workers, 1))
