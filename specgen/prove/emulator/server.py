"""The emulator, moto, on a free port of this machine."""

import logging
import threading
from collections.abc import Generator
from contextlib import contextmanager

from moto import settings
from moto.core.base_backend import BackendDict
from moto.core.config import default_user_config
from moto.core.model_instances import reset_model_data
from moto.iam.models import iam_backends
from moto.server import ThreadedMotoServer
from moto.ssm.models import ssm_backends

from specgen.project.project import Project
from specgen.prove.emulator import fixes
from specgen.prove.emulator.adopted import adopt
from specgen.prove.emulator.once import one_at_a_time

_HOME = ("aws", "us-east-1")
_USER = "specgen"


class Emulator:
    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self._keys: dict[str, str] = {}
        self._lock = threading.Lock()

    def key(self, account: str) -> str:
        """An access key that belongs to that account, so that ARNs match those committed."""
        partition, region = _HOME
        with self._lock:
            if account not in self._keys:
                backend = iam_backends[account][partition]
                backend.create_user(region, _USER)
                self._keys[account] = backend.create_access_key(_USER).access_key_id
            return self._keys[account]

    def adopt(self, project: Project) -> None:
        """Makes what others made, so that root modules find it."""
        adopt(project)

    def has_published(self, account: str, region: str, path: str) -> bool:
        return ssm_backends[account][region].get_parameter(path) is not None

    def publish(self, account: str, region: str, path: str, value: str) -> None:
        """What a root module would have published if its source had not been left out."""
        ssm_backends[account][region].put_parameter(
            name=path,
            description="",
            value=value,
            parameter_type="String",
            allowed_pattern="",
            keyid="",
            overwrite=True,
            tags=[],
            data_type="text",
            tier=None,
            policies=None,
        )


@contextmanager
def running(
    corrections: tuple[fixes.Fix, ...] = fixes.FIXES, *, managed_policies: bool = True
) -> Generator[Emulator]:
    """Starts empty; one at a time per process, because moto's data is global.

    managed_policies: IAM has AWS's managed policies, which take seconds to read
    """
    _configure(managed_policies)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    with fixes.installed(corrections), one_at_a_time():
        empty()
        server.start()
        try:
            host, port = server.get_host_and_port()
            yield Emulator(f"http://{host}:{port}")
        finally:
            server.stop()
            empty()


def _configure(managed_policies: bool) -> None:
    default_user_config["iam"] = {"load_aws_managed_policies": managed_policies}
    for service in ("batch", "lambda"):
        default_user_config[service] = {"use_docker": False}
    settings.ACM_VALIDATION_WAIT = 0
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)  # else a line for each request


def empty() -> None:
    BackendDict.reset()
    reset_model_data()
