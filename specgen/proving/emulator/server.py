"""The emulator (moto) on a free port of this machine; only this package ever imports it."""

import importlib.util
import logging
import os
import threading
from typing import Any, Self

PACKAGES = "specgen[emulator]"
CAVEAT = "on an emulator (moto), which accepts more than AWS does: no pass on AWS itself"

_NEEDED = ("moto", "flask", "flask_cors")
_SETTINGS = {
    # Without them every attachment of a policy that AWS manages is refused.
    "MOTO_IAM_LOAD_MANAGED_POLICIES": "true",
    "MOTO_ACM_VALIDATION_WAIT": "0",
}
_HOME = ("aws", "us-east-1")
_USER = "specgen"


def lacking() -> str:
    """What to install, in words; nothing when all is there."""
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if not missing:
        return ""
    return f"no emulator here ({missing[0]} is not installed): pip install '{PACKAGES}'"


class Emulator:
    """Empty at the start of `with`; one at a time in a process, because moto's data is global."""

    def __enter__(self) -> Self:
        for name, value in _SETTINGS.items():
            os.environ.setdefault(name, value)
        from moto.server import ThreadedMotoServer  # noqa: PLC0415  reads the settings once

        from specgen.proving.emulator import fixes  # noqa: PLC0415  imports moto

        self._fixes = fixes.installed()
        self._fixes.__enter__()
        logging.getLogger("werkzeug").setLevel(logging.ERROR)  # else a line for each request
        _empty()
        self._keys: dict[str, str] = {}
        self._lock = threading.Lock()
        self._server: Any = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self._server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()
        self._fixes.__exit__(None, None, None)
        _empty()

    @property
    def endpoint(self) -> str:
        host, port = self._server.get_host_and_port()
        return f"http://{host}:{port}"

    def key(self, account: str) -> str:
        """An access key that belongs to that account, so that ARNs are as those committed."""
        from moto.iam.models import iam_backends  # noqa: PLC0415  as in __enter__

        partition, region = _HOME
        with self._lock:
            if account not in self._keys:
                backend = iam_backends[account][partition]
                backend.create_user(region, _USER)
                self._keys[account] = backend.create_access_key(_USER).access_key_id
            return self._keys[account]

    def publish(self, account: str, region: str, path: str, value: str) -> None:
        """What a root module would have published, had its source not been left out."""
        from moto.ssm.models import ssm_backends  # noqa: PLC0415  as in __enter__

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


def _empty() -> None:
    from moto.core.base_backend import BackendDict  # noqa: PLC0415  as in __enter__
    from moto.core.model_instances import reset_model_data  # noqa: PLC0415  as in __enter__

    BackendDict.reset()
    reset_model_data()
