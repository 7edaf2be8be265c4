"""Parameters of PostgreSQL: from instance, volume and edition, and the document's own."""

from specgen.facts import ec2
from specgen.systems.timescale.model import Timescale

BACKGROUND_WORKERS = 16
"""For the jobs of policies, in addition to PostgreSQL's own workers."""

MIB_A_GIB = 1024


def parameters(spec: Timescale) -> dict[str, str]:
    """Name -> value, in the order of names; the document's `parameters` override the rest."""
    made = {**_always(spec), **_memory(spec), **spec.parameters}
    return dict(sorted(made.items()))


def conf(spec: Timescale) -> list[str]:
    """Lines of a configuration file."""
    return [f"{name} = '{_quoted(value)}'" for name, value in parameters(spec).items()]


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "''")


def _always(spec: Timescale) -> dict[str, str]:
    kept = max(spec.storage.allocated_gib // 10, 1)
    return {
        "listen_addresses": "*",
        "port": str(spec.port),
        "max_connections": "200",
        "password_encryption": "scram-sha-256",
        "shared_preload_libraries": "timescaledb",
        "ssl": "on",
        # created by Ubuntu's ssl-cert: it encrypts, but does not prove who answers
        "ssl_cert_file": "/etc/ssl/certs/ssl-cert-snakeoil.pem",
        "ssl_key_file": "/etc/ssl/private/ssl-cert-snakeoil.key",
        "ssl_min_protocol_version": "TLSv1.2",
        "timescaledb.license": spec.extension.license,
        "timescaledb.max_background_workers": str(BACKGROUND_WORKERS),
        "timescaledb.telemetry_level": "off",
        # a query over many chunks locks each of them
        "max_locks_per_transaction": "512",
        "archive_mode": "on",
        "archive_command": "pgbackrest --stanza=main archive-push %p",
        "archive_timeout": "60s",
        # a lost standby must not fill the primary's volume
        "max_slot_wal_keep_size": f"{kept}GB",
        "max_wal_size": f"{min(kept, 16)}GB",
        "random_page_cost": "1.1",
        "wal_compression": "on",
    }


def _memory(spec: Timescale) -> dict[str, str]:
    """A quarter of the memory for its own cache; nothing if the type is unknown."""
    real = ec2.instance_type(spec.instance_type)
    if real is None:
        return {}
    workers = BACKGROUND_WORKERS + real.vcpu + 3
    return {
        "shared_buffers": f"{real.memory_mib // 4}MB",
        "effective_cache_size": f"{real.memory_mib * 3 // 4}MB",
        "maintenance_work_mem": f"{min(real.memory_mib // 16, 2 * MIB_A_GIB)}MB",
        "max_parallel_workers": str(real.vcpu),
        "max_worker_processes": str(workers),
    }
