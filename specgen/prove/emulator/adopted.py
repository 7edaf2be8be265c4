"""What others made: put into the emulator before anything is applied, with the ids of documents.

Nothing takes it away again but the end of the emulator, because no root module made it.
"""

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any

from moto.acm.models import CertBundle, acm_backends
from moto.ec2.models import ec2_backends, security_groups, subnets, vpcs
from moto.ecs.models import ecs_backends
from moto.elbv2 import models as elbv2
from moto.kms.models import kms_backends
from moto.route53.models import route53_backends
from moto.s3.models import s3_backends
from moto.secretsmanager.models import secretsmanager_backends
from moto.servicediscovery import models as servicediscovery
from moto.sns.models import sns_backends
from moto.sqs.models import sqs_backends

from specgen.project.here import Here
from specgen.project.project import Project
from specgen.sdk.aws.network.blocks import parsed

_Balancer: Any = elbv2.FakeLoadBalancer
_Listener: Any = elbv2.FakeListener
_Namespace: Any = servicediscovery.Namespace
"""Untyped, because moto marks them as abstract, or leaves out what they have."""

Maker = Callable[[Here[Any], str], None]
"""Takes the resource's id, ARN or name, too."""


def adopt(project: Project) -> None:
    """Each resource once, however many documents and environments have it."""
    made: set[tuple[str, str]] = set()
    for kind, (output, make) in _MAKERS.items():
        for effective in (e for e in project.adopted if e.kind == kind):
            here = Here(project, effective)
            outputs = {one.name: one.literal[0] for one in here.spec.outputs(here)}
            if (kind, outputs[output]) not in made:
                made.add((kind, outputs[output]))
                make(here, outputs[output])


def _backend(backends: Any, here: Here[Any]) -> Any:
    return backends[here.names.account][here.region]


@contextmanager
def _gives(module: Any, name: str, value: str) -> Generator[None]:
    """Moto's function of that name returns the id that a document has."""
    own = getattr(module, name)
    setattr(module, name, lambda: value)
    try:
        yield
    finally:
        setattr(module, name, own)


def _network(here: Here[Any], id_: str) -> None:
    backend = _backend(ec2_backends, here)
    with _gives(vpcs, "random_vpc_id", id_):
        vpc = backend.create_vpc(here.spec.cidr)
    for block in here.spec.blocks[1:]:
        vpc.associate_vpc_cidr_block(block)
    known = [parsed(block) for block in here.spec.blocks]
    for tier in here.spec.tiers.values():
        for zone, subnet in tier.subnets.items():
            if not any(parsed(subnet.cidr).subnet_of(block) for block in known):
                vpc.associate_vpc_cidr_block(subnet.cidr)
            with _gives(subnets, "random_subnet_id", subnet.id):
                place = f"{here.region}{zone}"
                backend.create_subnet(id_, subnet.cidr, availability_zone=place)


def _security_group(here: Here[Any], id_: str) -> None:
    """In moto's own VPC if a root module makes the network: it comes later."""
    backend = _backend(ec2_backends, here)
    network = here.get("network", here.spec.network)
    vpc = network.spec.id if network.effective.is_adopted else backend.default_vpc.id
    with _gives(security_groups, "random_security_group_id", id_):
        backend.create_security_group(id_, "what others made", vpc_id=vpc)


def _zone(here: Here[Any], id_: str) -> None:
    backend = route53_backends[here.names.account][here.names.partition]
    zone = backend.create_hosted_zone(here.spec.domain, private_zone=False)
    del backend.zones[zone.resource_id]
    zone.resource_id = id_
    backend.zones[id_] = zone


def _certificate(here: Here[Any], arn: str) -> None:
    first, *others = here.spec.domains
    made = CertBundle.generate_cert(
        first, account_id=here.names.account, region=here.region, sans=others
    )
    made.arn = arn
    _backend(acm_backends, here)._certificates[arn] = made  # noqa: SLF001  moto has no other way


def _load_balancer(here: Here[Any], arn: str) -> None:
    spec, name = here.spec, arn.split("/")[-2]
    made = _Balancer(name, [], [], "", arn, spec.dns_name, "active", spec.scheme)
    answer = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}
    listener = _Listener(
        arn, spec.https_listener_arn, "HTTPS", "443", "", None, [elbv2.FakeAction(answer)], None
    )
    made.listeners[listener.arn] = listener
    _backend(elbv2.elbv2_backends, here).load_balancers[arn] = made


def _cluster(here: Here[Any], name: str) -> None:
    providers = [provider.upper() for provider in here.spec.provider_names()]
    _backend(ecs_backends, here).create_cluster(name, capacity_providers=providers)
    if here.spec.namespace_id:
        space = _Namespace(
            account_id=here.names.account,
            region=here.region,
            name=here.spec.namespace,
            ns_type="DNS_PRIVATE",
            creator_request_id="",
            description="",
            dns_properties={},
            http_properties={},
        )
        space.id = here.spec.namespace_id
        _backend(servicediscovery.servicediscovery_backends, here).namespaces[space.id] = space


def _key(here: Here[Any], arn: str) -> None:
    backend = _backend(kms_backends, here)
    key = backend.create_key(None, "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "", None)
    del backend.keys[key.id]
    key.id, key.arn = arn.rpartition("/")[2], arn
    backend.keys[key.id] = key


def _bucket(here: Here[Any], name: str) -> None:
    s3_backends[here.names.account][here.names.partition].create_bucket(name, here.region)


def _secret(here: Here[Any], arn: str) -> None:
    backend, name = _backend(secretsmanager_backends, here), arn.partition(":secret:")[2][:-7]
    backend.create_secret(name, "{}", None, "", None, None, None, [], force_overwrite=False)
    backend.secrets[name].arn = arn


def _topic(here: Here[Any], arn: str) -> None:
    _backend(sns_backends, here).create_topic(arn.rpartition(":")[2])


def _queue(here: Here[Any], arn: str) -> None:
    spec = here.spec
    settings = {"FifoQueue": "true"} if spec.fifo else {}
    settings["VisibilityTimeout"] = str(spec.visibility_timeout_seconds)
    _backend(sqs_backends, here).create_queue(arn.rpartition(":")[2], **settings)


_MAKERS: Mapping[str, tuple[str, Maker]] = {
    "network": ("vpc_id", _network),
    "security_group": ("id", _security_group),
    "public_zone": ("zone_id", _zone),
    "private_zone": ("zone_id", _zone),
    "certificate": ("arn", _certificate),
    "load_balancer": ("arn", _load_balancer),
    "cluster": ("name", _cluster),
    "key": ("arn", _key),
    "bucket": ("name", _bucket),
    "secret": ("arn", _secret),
    "topic": ("arn", _topic),
    "queue": ("arn", _queue),
}
"""By kind: the output that identifies it, and what makes it."""
