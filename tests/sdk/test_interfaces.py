"""Each kind has what its protocol promises to others; ty proves the types, this the names."""

from typing import Any

import pytest

from specgen.sdk.aws import firewall, interfaces
from specgen.sdk.aws.dns import interfaces as dns
from specgen.sdk.kind import Kind
from specgen.systems import BY_KIND
from specgen.systems.account.model import Account
from specgen.systems.aurora.model import Aurora
from specgen.systems.bucket.model import Bucket
from specgen.systems.cdn.model import Cdn
from specgen.systems.certificate.model import Certificate
from specgen.systems.chat_channel.model import ChatChannel
from specgen.systems.cluster.model import Cluster
from specgen.systems.config.model import Config
from specgen.systems.file_system.model import FileSystem
from specgen.systems.function.model import Function
from specgen.systems.global_name.model import GlobalName
from specgen.systems.health_check.model import HealthCheck
from specgen.systems.ip_set.model import IpSet
from specgen.systems.load_balancer.model import LoadBalancer
from specgen.systems.log_group.model import LogGroup
from specgen.systems.mysql.model import Mysql
from specgen.systems.mysql_replica.model import MysqlReplica
from specgen.systems.network.model import Network
from specgen.systems.network_load_balancer.model import NetworkLoadBalancer
from specgen.systems.opensearch.model import OpenSearch
from specgen.systems.parameter.model import Parameter
from specgen.systems.peering.model import Peering
from specgen.systems.pooler.model import Pooler
from specgen.systems.postgres.model import Postgres
from specgen.systems.postgres_replica.model import PostgresReplica
from specgen.systems.private_ca.model import PrivateCa
from specgen.systems.private_zone.model import PrivateZone
from specgen.systems.public_zone.model import PublicZone
from specgen.systems.queue.model import Queue
from specgen.systems.raw.model import Raw
from specgen.systems.redis.model import Redis
from specgen.systems.registry.model import Registry
from specgen.systems.rotation.model import Rotation
from specgen.systems.secret.model import Secret
from specgen.systems.security_group.model import SecurityGroup
from specgen.systems.service.model import Service
from specgen.systems.table.model import Table
from specgen.systems.timescale.model import Timescale
from specgen.systems.topic.model import Topic
from specgen.systems.trail.model import Trail
from specgen.systems.web_acl.model import WebAcl


def matching(  # noqa: PLR0913  one a kind
    network: Network,
    account: Account,
    trail: Trail,
    config: Config,
    security_group: SecurityGroup,
    peering: Peering,
    secret: Secret,
    rotation: Rotation,
    pooler: Pooler,
    function: Function,
    parameter: Parameter,
    bucket: Bucket,
    topic: Topic,
    queue: Queue,
    chat_channel: ChatChannel,
    log_group: LogGroup,
    private_zone: PrivateZone,
    public_zone: PublicZone,
    health_check: HealthCheck,
    global_name: GlobalName,
    certificate: Certificate,
    private_ca: PrivateCa,
    load_balancer: LoadBalancer,
    network_load_balancer: NetworkLoadBalancer,
    ip_set: IpSet,
    web_acl: WebAcl,
    cdn: Cdn,
    registry: Registry,
    cluster: Cluster,
    service: Service,
    file_system: FileSystem,
    table: Table,
    postgres: Postgres,
    mysql: Mysql,
    mysql_replica: MysqlReplica,
    aurora: Aurora,
    postgres_replica: PostgresReplica,
    raw: Raw,
    redis: Redis,
    opensearch: OpenSearch,
    timescale: Timescale,
) -> None:
    """Never called: `ty check` reads it, and refuses an assignment that does not match."""
    _account: interfaces.Account = account
    _trail: interfaces.Trail = trail
    _config: interfaces.Config = config
    _network: interfaces.Network = network
    _security_group: interfaces.SecurityGroup = security_group
    _peering: interfaces.Peering = peering
    _secret: interfaces.Secret = secret
    _rotation: interfaces.Rotation = rotation
    _pooler: interfaces.Pooler = pooler
    _function: interfaces.Function = function
    _parameter: interfaces.Parameter = parameter
    _bucket: interfaces.Bucket = bucket
    _topic: interfaces.Topic = topic
    _queue: interfaces.Queue = queue
    _chat_channel: interfaces.ChatChannel = chat_channel
    _log_group: interfaces.LogGroup = log_group
    _private_zone: interfaces.PrivateZone = private_zone
    _public_zone: dns.PublicZone = public_zone
    _health_check: dns.HealthCheck = health_check
    _global_name: dns.GlobalName = global_name
    _certificate: interfaces.Certificate = certificate
    _private_ca: interfaces.PrivateCa = private_ca
    _load_balancer: interfaces.LoadBalancer = load_balancer
    _network_load_balancer: interfaces.NetworkLoadBalancer = network_load_balancer
    _ip_set: firewall.IpSet = ip_set
    _web_acl: firewall.WebAcl = web_acl
    _cdn: interfaces.Cdn = cdn
    _registry: interfaces.Registry = registry
    _cluster: interfaces.Cluster = cluster
    _service: interfaces.Service = service
    _file_system: interfaces.FileSystem = file_system
    _table: interfaces.Table = table
    _postgres: interfaces.Postgres = postgres
    _replica: interfaces.PostgresReplica = postgres_replica
    _mysql: interfaces.Mysql = mysql
    _mysql_replica: interfaces.MysqlReplica = mysql_replica
    _aurora: interfaces.Aurora = aurora
    _raw: interfaces.Raw = raw
    _stores: tuple[interfaces.Store, ...] = (redis, opensearch, timescale, postgres, mysql, aurora)


KINDS = {
    name: kind
    for name, kind in (vars(interfaces) | vars(firewall)).items()
    if isinstance(kind, Kind) and name != "KEY"
}


def protocol_of(kind: Kind[Any]) -> type:
    name = "".join(word.capitalize() for word in kind.name.split("_"))
    found: type = {**vars(dns), **vars(firewall), **vars(interfaces)}[name]
    return found


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_what_its_protocol_promises(name: str) -> None:
    kind = KINDS[name]
    model = BY_KIND[kind.name].model

    members = {n for n in vars(protocol_of(kind)) if not n.startswith("_")}

    assert members
    assert {n for n in members if not hasattr(model, n)} == set()
