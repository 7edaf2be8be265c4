"""What kinds read of one another: for each kind that others read, a protocol and its finder."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from specgen.project.here import Here
from specgen.sdk.aws.dns.interfaces import GLOBAL_NAME, HEALTH_CHECK, PUBLIC_ZONE  # noqa: F401
from specgen.sdk.aws.interfaces.alarms import ALARMS, Alarms, is_watched  # noqa: F401
from specgen.sdk.aws.interfaces.balancers import NetworkLoadBalancer
from specgen.sdk.aws.interfaces.caches import REDIS, Redis  # noqa: F401  others look here
from specgen.sdk.aws.interfaces.databases import (  # noqa: F401  others look here
    AURORA,
    MYSQL,
    MYSQL_REPLICA,
    Aurora,
    Mysql,
    MysqlReplica,
)
from specgen.sdk.aws.interfaces.edge import CDN, Cdn  # noqa: F401  others look here
from specgen.sdk.aws.interfaces.files import FILE_SYSTEM, FileSystem  # noqa: F401
from specgen.sdk.aws.interfaces.messaging import (  # noqa: F401  others look here
    CHAT_CHANNEL,
    DATADOG,
    QUEUE,
    SMS,
    TOPIC,
    ChatChannel,
    Datadog,
    Queue,
    Sms,
    Topic,
)
from specgen.sdk.aws.interfaces.networks import (  # noqa: F401  others look here
    NETWORK,
    PEERING,
    SECURITY_GROUP,
    Network,
    Peering,
    Role,
    Rule,
    SecurityGroup,
    Subnet,
    Tier,
)
from specgen.sdk.aws.interfaces.security import (  # noqa: F401  others look here
    ACCOUNT,
    CONFIG,
    PARAMETER,
    ROTATION,
    SECRET,
    THREAT_DETECTION,
    TRAIL,
    Account,
    Config,
    Parameter,
    Rotation,
    Secret,
    ThreatDetection,
    Trail,
)
from specgen.sdk.aws.interfaces.services import Function, Pooler, Service
from specgen.sdk.aws.interfaces.storage import BUCKET, TABLE, Bucket, Table  # noqa: F401
from specgen.sdk.kind import Kind
from specgen.sdk.model import Model


class LogGroup(Protocol):
    def name_in_aws(self, here: Here[Any]) -> str: ...
    def arn(self, here: Here[Any]) -> str: ...


class PrivateZone(Protocol):
    """associated: its networks, in every region that has them"""

    @property
    def domain(self) -> str: ...
    def associated(self, here: Here[Any]) -> Iterator[Here[Any]]: ...


class Certificate(Protocol):
    @property
    def domains(self) -> Sequence[str]: ...


class PrivateCa(Protocol):
    @property
    def issued_by(self) -> str | None: ...
    @property
    def signing_algorithm(self) -> str: ...


class LoadBalancer(Protocol):
    """certificate_names: none if it speaks HTTP only; listener_output: of the listener of rules"""

    @property
    def network(self) -> str: ...
    @property
    def scheme(self) -> str: ...
    @property
    def ip_address_type(self) -> str: ...
    @property
    def ssl_policy(self) -> str: ...
    @property
    def security_groups(self) -> Sequence[str]: ...
    @property
    def certificate_names(self) -> Sequence[str]: ...
    @property
    def listener_output(self) -> str: ...
    @property
    def behind_cdn(self) -> bool: ...
    @property
    def route53_health_checks(self) -> bool: ...
    @property
    def web_acl(self) -> str | None: ...


class Registry(Protocol):
    @property
    def repositories(self) -> Mapping[str, Any]: ...
    def image_url(self, registry: Here[Any], region: str, repository: str) -> str: ...


class Cluster(Protocol):
    @property
    def container_insights(self) -> str: ...
    @property
    def network(self) -> str: ...
    @property
    def namespace(self) -> str: ...
    def name_in_aws(self, here: Here[Any]) -> str: ...
    def provider_aws_name(self, here: Here[Any], provider: str) -> str: ...


class Postgres(Protocol):
    @property
    def port(self) -> int: ...
    @property
    def backup_retention_days(self) -> int: ...
    @property
    def backup_window_utc(self) -> str | None: ...
    @property
    def maintenance_window_utc(self) -> str | None: ...


class PostgresReplica(Protocol):
    @property
    def source(self) -> str | None: ...
    @property
    def source_replica(self) -> str | None: ...
    @property
    def network(self) -> str | None: ...


class Store(Protocol):
    """What tasks connect to in a network, of any kind."""

    @property
    def network(self) -> str: ...
    @property
    def tier(self) -> str: ...
    @property
    def security_groups(self) -> Sequence[str]: ...


class Raw(Protocol):
    """resource: type -> name -> arguments"""

    @property
    def resource(self) -> Mapping[str, Mapping[str, Mapping[str, Any]]]: ...


KEY: Kind[Model] = Kind("key")
LOG_GROUP: Kind[LogGroup] = Kind("log_group")
PRIVATE_ZONE: Kind[PrivateZone] = Kind("private_zone")
CERTIFICATE: Kind[Certificate] = Kind("certificate")
PRIVATE_CA: Kind[PrivateCa] = Kind("private_ca")
LOAD_BALANCER: Kind[LoadBalancer] = Kind("load_balancer")
NETWORK_LOAD_BALANCER: Kind[NetworkLoadBalancer] = Kind("network_load_balancer")
REGISTRY: Kind[Registry] = Kind("registry")
CLUSTER: Kind[Cluster] = Kind("cluster")
SERVICE: Kind[Service] = Kind("service")
POOLER: Kind[Pooler] = Kind("pooler")
FUNCTION: Kind[Function] = Kind("function")
POSTGRES: Kind[Postgres] = Kind("postgres")
POSTGRES_REPLICA: Kind[PostgresReplica] = Kind("postgres_replica")
RAW: Kind[Raw] = Kind("raw")
