"""A rotation under a load of new logins, through a real PgBouncer: none of them fails."""

import os
import subprocess
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from moto import mock_aws
from postgres_server import (
    ADMINISTRATOR,
    HOST,
    PASSWORD,
    Running,
    as_user,
    folder,
    free_port,
    need_servers,
    owned,
    postgres,
    put_pooler,
    stop,
    wait_for,
)
from systems.rotation.emulated import made, rotate, settle, token, value

from specgen.sdk import fill, read_text
from specgen.sdk.aws.ecs.fields import Tasks
from specgen.systems.pooler.construct.settings import settings
from specgen.systems.pooler.model import Pooler
from specgen.systems.pooler.model.fields import Agent, PoolUser

pytestmark = pytest.mark.slow

WEB, MASTER = "trd/prod/rds/web-api", "trd/prod/rds/master"
REFRESH_SECONDS = LOOK_SECONDS = 1
SLOW_SECONDS = 15
CLIENTS = 3


@dataclass
class Logins:
    """Counts; failed: messages"""

    done: int = 0
    failed: list[str] = field(default_factory=list)


def agent() -> ModuleType:
    module = ModuleType("agent")
    exec(compile(read_text("documents/pgbouncer-agent.py"), "agent", "exec"), module.__dict__)  # noqa: S102  our own text
    return module


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    need_servers()
    with folder() as place, postgres(place, {"max_connections": "50"}) as server:
        yield server


@pytest.fixture
def secret(
    code: SimpleNamespace, running: Running, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """ARN of a service's secret, whose user exists."""
    settle(code, monkeypatch, {})
    server = code.postgres.Server(HOST, running.port, running.certificates.authority)
    monkeypatch.setattr(code.index, "server", lambda: server)
    with code.postgres.Connection(server, ADMINISTRATOR, PASSWORD) as session:
        session.run("DROP ROLE IF EXISTS web_clone; DROP ROLE IF EXISTS web")
        session.run("CREATE ROLE web LOGIN PASSWORD 'first'")
    with mock_aws():
        monkeypatch.setenv(
            "ADMINISTRATOR", made(MASTER, {"username": ADMINISTRATOR, "password": PASSWORD})
        )
        yield made(WEB, {"username": "web", "password": "first"})


def configured(running: Running, port: int, users: Path) -> str:
    """As a task gets it, with a port of its own and, because our client wants that, TLS."""
    spec = Pooler(
        cluster="main",
        image="pgbouncer:1",
        database="orders",
        version="1.18",
        users={"web": PoolUser(secret="web")},  # noqa: S106  the name of a document
        tasks=Tasks(minimum=1, maximum=1),
        agent=Agent(),
        pool_size=2,
        prepared_statements=0,
        ca_file=str(users.parent / "authority.pem"),
    )
    own = running.certificates
    more = f"client_tls_sslmode = require\nclient_tls_cert_file = {own.certificate}\n"
    text = settings(spec, "localhost", running.port).replace("0.0.0.0", HOST)  # noqa: S104
    text = text.replace("listen_port = 6432", f"listen_port = {port}")
    return (
        f"{text.replace('/users/userlist.txt', str(users))}{more}client_tls_key_file = {own.key}\n"
    )


@contextmanager
def pooling(running: Running, place: Path, users: Path) -> Generator[tuple[int, Path]]:
    """The task's own start script; its port and its log"""
    port, log = free_port(), place / "pooler.log"
    (users.parent / "authority.pem").write_text(running.certificates.authority)
    tools = place / "bin"
    tools.mkdir()
    put_pooler(tools)
    script = fill(
        "documents/pgbouncer-refreshed.sh",
        version="",
        ca_file=str(users.parent / "authority.pem"),
        users_file=str(users),
        look_seconds=str(LOOK_SECONDS),
    ).replace("/tmp/pgbouncer.ini", f"{place}/pgbouncer.ini")  # noqa: S108
    text = configured(running, port, users)
    with log.open("w") as out:
        process = subprocess.Popen(
            ["sh", "-c", script],
            env={"PATH": f"{tools}:{os.environ['PATH']}", "PGBOUNCER_INI": text},
            cwd=place,
            stdout=out,
            stderr=out,
            **as_user(),
        )
    try:
        wait_for(port, process, log)
        yield port, log
    finally:
        stop(process)


@contextmanager
def repeating(act: Callable[[], None], pause: float) -> Generator[None]:
    """In a thread, until the block ends."""
    ended = threading.Event()

    def run() -> None:
        while not ended.is_set():
            act()
            ended.wait(pause)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(30)


@dataclass
class Task:
    """A client in a loop; it reads the secret at each login, or only when it is made."""

    connect: Any
    read: Callable[[], dict[str, Any]]
    logins: Logins

    def once(self) -> None:
        about = self.read()
        try:
            with self.connect(about) as session:
                session.run("SELECT 1")
            self.logins.done += 1
        except Exception as error:  # noqa: BLE001  whatever it is, the login failed
            self.logins.failed.append(f"{about['username']}: {error}")


@contextmanager
def load(code: SimpleNamespace, running: Running, secret: str, port: int) -> Generator[Logins]:
    """New tasks, which read what is current, and one that read it when it started."""
    server = code.postgres.Server(HOST, port, running.certificates.authority)
    started, logins = value(secret), Logins()

    def connect(about: dict[str, Any]) -> Any:
        return code.postgres.Connection(server, about["username"], about["password"])

    new = Task(connect, lambda: value(secret), logins)
    old = Task(connect, lambda: started, logins)
    with repeating(old.once, 0.05), repeating(new.once, 0.02):
        others = [repeating(new.once, 0.02) for _ in range(CLIENTS - 1)]
        for other in others:
            other.__enter__()
        try:
            yield logins
        finally:
            for other in others:
                other.__exit__(None, None, None)


@contextmanager
def task(
    code: SimpleNamespace, running: Running, secret: str, refresh_seconds: float = REFRESH_SECONDS
) -> Generator[tuple[Logins, Path]]:
    """A pooler with its agent under load."""
    with folder() as place:
        users = place / "userlist.txt"
        runs, owner = agent(), place.stat().st_uid

        def refresh() -> None:
            runs.refresh(users, [secret], owner)

        refresh()
        with (
            repeating(refresh, refresh_seconds),
            pooling(running, owned(place), users) as (port, log),
            load(code, running, secret, port) as logins,
        ):
            yield logins, log


def test_no_login_fails_while_secrets_rotate(
    code: SimpleNamespace, running: Running, secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = 2 * (REFRESH_SECONDS + LOOK_SECONDS)
    about = {"way": "alternating", "before_current_seconds": waits}
    settle(code, monkeypatch, {WEB: about})
    begun = time.monotonic()
    for user in ("web_clone", "web"):
        with task(code, running, secret) as (logins, log):
            time.sleep(1)
            before = logins.done
            rotate(code, secret, token())
            after = logins.done
            time.sleep(2)
            assert "the list of users was read again" in log.read_text()
        assert value(secret)["username"] == user
        assert logins.failed == []
        assert logins.done > after > before > 0
        print(f"{logins.done} logins, {time.monotonic() - begun:.0f} s")  # noqa: T201  the proof


@pytest.mark.prove
def test_without_the_wait_logins_fail(
    code: SimpleNamespace, running: Running, secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So the test above could fail, and a rotation has to wait."""
    settle(code, monkeypatch, {WEB: {"way": "alternating", "before_current_seconds": 0}})
    with task(code, running, secret, SLOW_SECONDS) as (logins, _):
        time.sleep(1)
        rotate(code, secret, token())
        time.sleep(SLOW_SECONDS + 2 * LOOK_SECONDS)
        failed = len(logins.failed)
        time.sleep(1)

    assert failed > 0
    assert len(logins.failed) == failed  # once the pooler knows the user, no more
    assert all("web_clone" in message for message in logins.failed)
