"""A real PostgreSQL and a real PgBouncer for tests, with certificates of their own authority.

Both refuse to run as root, so they then run as another user.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

ROOT = Path(__file__).parents[1]
UNPACKED = ROOT / ".tools" / "pooler"
"""Where `make pooler` puts PgBouncer."""
LIBRARIES = UNPACKED / "usr" / "lib" / "x86_64-linux-gnu"
HOST = "127.0.0.1"
ADMINISTRATOR, PASSWORD = "owner", "Owner-Password-1"
WAIT_SECONDS = 20


@dataclass(frozen=True)
class Certificates:
    """authority: PEM; certificate, key: files of the servers"""

    authority: str
    certificate: Path
    key: Path


@dataclass(frozen=True)
class Running:
    """log: what the server has written so far"""

    port: int
    certificates: Certificates
    log: Path


def need_servers() -> None:
    """Skips if PostgreSQL is missing, which no target of make installs; CI must have `make pooler`.

    CI's machine has Debian's postgresql.
    """
    missing = [
        name for name, path in (("PostgreSQL", _postgres()), ("PgBouncer", pooler())) if not path
    ]
    if not missing:
        return
    message = f"THE ROTATION WAS NOT TRIED: no {' and no '.join(missing)}"
    hint = "install Debian's postgresql, and `make pooler` for PgBouncer"
    if os.environ.get("CI") and _postgres():
        pytest.fail(f"{message}; {hint}")
    pytest.skip(f"{message}; {hint}")


def _postgres() -> Path | None:
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve().parent] if on_path else []
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((d for d in found if (d / "initdb").exists() and (d / "postgres").exists()), None)


def pooler() -> Path | None:
    unpacked, found = UNPACKED / "usr" / "sbin" / "pgbouncer", shutil.which("pgbouncer")
    return unpacked if unpacked.exists() else Path(found) if found else None


def put_pooler(into: Path) -> None:
    """A copy, because another user may not see our folder; with its libraries if it has its own."""
    found = pooler()
    assert found is not None
    shutil.copy(found, into / "bouncer")
    if found.is_relative_to(UNPACKED):
        shutil.copytree(LIBRARIES, into / "libraries", symlinks=False)
    start = into / "pgbouncer"
    libraries = f'LD_LIBRARY_PATH="{into}/libraries"'
    start.write_text(f'#!/bin/sh\n{libraries} exec "{into}/bouncer" "$@"\n')
    start.chmod(0o755)


def as_user() -> dict[str, Any]:
    """For subprocess: not root."""
    return {"user": "nobody"} if os.geteuid() == 0 else {}


@contextmanager
def folder() -> Generator[Path]:
    """Of the user that servers run as."""
    with tempfile.TemporaryDirectory(prefix="rotation-") as made:
        if os.geteuid() == 0:
            shutil.chown(made, "nobody")
        yield Path(made)


def owned(path: Path) -> Path:
    if os.geteuid() == 0:
        shutil.chown(path, "nobody")
    return path


def free_port() -> int:
    with socket.create_server((HOST, 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


@contextmanager
def postgres(place: Path, settings: Mapping[str, str] = {}) -> Generator[Running]:
    """TLS, SCRAM, and every statement in its log."""
    binaries, data, port = _postgres(), place / "data", free_port()
    assert binaries is not None
    made, log = certificates(place), place / "postgres.log"
    start = [binaries / "initdb", "-D", data, "-U", "superuser", "-A", "trust", "--no-sync"]
    subprocess.run(start, check=True, capture_output=True, cwd=place, timeout=120, **as_user())
    own = {
        "port": port,
        "listen_addresses": HOST,
        "unix_socket_directories": place,
        "ssl": "on",
        "ssl_cert_file": made.certificate,
        "ssl_key_file": made.key,
        "log_statement": "all",
        "password_encryption": "scram-sha-256",
        "fsync": "off",
        **settings,
    }
    lines = "".join(f"{name} = '{value}'\n" for name, value in own.items())
    (data / "postgresql.auto.conf").write_text(lines)
    with log.open("w") as out:
        server = subprocess.Popen(
            [binaries / "postgres", "-D", data], cwd=place, stdout=out, stderr=out, **as_user()
        )
    try:
        _wait(port, server, log)
        run_sql = [binaries / "psql", "-h", place, "-p", str(port), "-U", "superuser", "postgres"]
        sql = f"CREATE ROLE {ADMINISTRATOR} LOGIN CREATEROLE CREATEDB PASSWORD '{PASSWORD}'"
        subprocess.run([*run_sql, "-qc", sql], check=True, capture_output=True, timeout=60)
        own_rules = f"local all superuser trust\nhostssl all all {HOST}/32 scram-sha-256\n"
        (data / "pg_hba.conf").write_text(own_rules)
        subprocess.run(
            [*run_sql, "-qc", "SELECT pg_reload_conf()"],
            check=True,
            capture_output=True,
            timeout=60,
        )
        yield Running(port, made, log)
    finally:
        stop(server)


def stop(process: subprocess.Popen[Any]) -> None:
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(5)
    process.kill()
    process.wait(WAIT_SECONDS)


def wait_for(port: int, process: subprocess.Popen[Any], log: Path) -> None:
    _wait(port, process, log)


def _wait(port: int, process: subprocess.Popen[Any], log: Path) -> None:
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), 1):
            return
        time.sleep(0.1)
    raise AssertionError(f"the server did not start: {log.read_text()[-2000:]}")


def certificates(place: Path) -> Certificates:
    authority, server = (
        ec.generate_private_key(ec.SECP256R1()),
        ec.generate_private_key(ec.SECP256R1()),
    )
    root = _signed("test authority", authority, authority, None)
    leaf = _signed("localhost", server, authority, root)
    key = server.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    made = Certificates(_pem(root), place / "server.pem", place / "server.key")
    owned(place).chmod(0o755)
    made.certificate.write_text(_pem(leaf))
    made.key.write_bytes(key)
    owned(made.certificate)
    owned(made.key).chmod(0o600)
    return made


def _pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


def _signed(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    by: ec.EllipticCurvePrivateKey,
    issuer: x509.Certificate | None,
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
    )
    if issuer is not None:
        names = [x509.DNSName("localhost"), x509.IPAddress(ip_address(HOST))]
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return builder.sign(by, hashes.SHA256())
