"""What kinds read of services."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from specgen.findings.pointers import Pointer
from specgen.project.project import Here
from specgen.sdk.alarms import Subject


class Bounds(Protocol):
    """Numbers of tasks."""

    @property
    def minimum(self) -> int: ...
    @property
    def maximum(self) -> int: ...


class Ingress(Protocol):
    """host: empty for any"""

    @property
    def load_balancer(self) -> str: ...
    @property
    def priority(self) -> int: ...
    @property
    def host(self) -> str: ...
    @property
    def path_patterns(self) -> Sequence[str]: ...
    @property
    def protocol_version(self) -> str: ...


class EmittedMetric(Protocol):
    """subjects: one for each combination of the values of its dimensions"""

    @property
    def namespace(self) -> str: ...
    def subjects(self, here: Here[Any], kind: str) -> Iterator[Subject]: ...


class Service(Protocol):
    """sized: where a task's size is set, and the size; hosts: capacity providers of its own"""

    @property
    def cluster(self) -> str: ...
    @property
    def ingress(self) -> Ingress | None: ...
    @property
    def tasks(self) -> Bounds: ...
    @property
    def metrics(self) -> Mapping[str, EmittedMetric]: ...
    @property
    def stop_timeout_seconds(self) -> int: ...
    @property
    def secrets(self) -> Mapping[str, Any]: ...
    @property
    def parameters(self) -> Mapping[str, Any]: ...
    def sized(self) -> tuple[Pointer, Any] | None: ...
    def hosts(self, here: Here[Any]) -> Mapping[str, Any]: ...
    def most_tasks(self) -> int: ...
    def uses(self, kind: str, name: str) -> bool: ...


class PoolerAgent(Protocol):
    @property
    def refresh_seconds(self) -> int: ...


class Pooler(Protocol):
    """users: name -> the secret of a user; agent: what reads the secrets again and again"""

    @property
    def users(self) -> Mapping[str, Any]: ...
    @property
    def agent(self) -> PoolerAgent | None: ...


class Function(Protocol):
    def arn(self, here: Here[Any]) -> str: ...
