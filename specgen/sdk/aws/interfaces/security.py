"""What other kinds read of the account, of settings, of trails and of AWS Config."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from specgen.project.here import Here
from specgen.sdk.kind import Kind


class PasswordPolicy(Protocol):
    @property
    def minimum_length(self) -> int: ...
    @property
    def remembered(self) -> int: ...
    @property
    def maximum_age_days(self) -> int | None: ...


class Account(Protocol):
    @property
    def password_policy(self) -> PasswordPolicy: ...


class Store(Protocol):
    @property
    def lock(self) -> str: ...


class Trail(Protocol):
    """bucket: its name in AWS"""

    @property
    def store(self) -> Store: ...
    def bucket(self, here: Here[Any]) -> str: ...


class Deliver(Protocol):
    @property
    def retention_days(self) -> int: ...


class Config(Protocol):
    @property
    def deliver(self) -> Deliver: ...


class GuardDuty(Protocol):
    """features, runtime: what it looks at, besides calls, flows and names"""

    @property
    def features(self) -> Sequence[str]: ...
    @property
    def runtime(self) -> Sequence[str]: ...


class ThreatDetection(Protocol):
    @property
    def guardduty(self) -> GuardDuty | None: ...
    @property
    def security_hub(self) -> object | None: ...


class Parameter(Protocol):
    """name_in_aws, arn: of one of its keys"""

    @property
    def values(self) -> Mapping[str, Any]: ...
    def name_in_aws(self, here: Here[Any], key: str) -> str: ...
    def arn(self, here: Here[Any], key: str) -> str: ...


class Secret(Protocol):
    """region_read: the region whose copy is read; key_in: the key that encrypts that copy

    rotation: its keys are in sdk/aws/rotation
    """

    @property
    def key(self) -> str | None: ...
    @property
    def rotation(self) -> Any: ...
    def name_in_aws(self, here: Here[Any]) -> str: ...
    def arn_in(self, region: str, arn: str, home: Here[Any]) -> str: ...
    def region_read(self, region: str, home: Here[Any]) -> str: ...
    def key_in(self, here: Here[Any], region: str) -> Here[Any] | None: ...


class Rotation(Protocol):
    """What rotates the secrets of an environment and a region."""

    @property
    def restarts(self) -> bool: ...


ACCOUNT: Kind[Account] = Kind("account")
TRAIL: Kind[Trail] = Kind("trail")
CONFIG: Kind[Config] = Kind("config")
THREAT_DETECTION: Kind[ThreatDetection] = Kind("threat_detection")
SECRET: Kind[Secret] = Kind("secret")
PARAMETER: Kind[Parameter] = Kind("parameter")
ROTATION: Kind[Rotation] = Kind("rotation")
