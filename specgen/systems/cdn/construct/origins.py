"""Origins and origin groups, and how a private bucket knows the CDN."""

from collections.abc import Iterator
from typing import Any

from cdktf_cdktf_provider_aws.cloudfront_distribution import (
    CloudfrontDistributionOrigin,
    CloudfrontDistributionOriginCustomHeader,
    CloudfrontDistributionOriginCustomOriginConfig,
    CloudfrontDistributionOriginGroup,
    CloudfrontDistributionOriginGroupFailoverCriteria,
    CloudfrontDistributionOriginGroupMember,
    CloudfrontDistributionOriginVpcOriginConfig,
)
from cdktf_cdktf_provider_aws.cloudfront_origin_access_control import CloudfrontOriginAccessControl
from cdktf_cdktf_provider_aws.cloudfront_vpc_origin import (
    CloudfrontVpcOrigin,
    CloudfrontVpcOriginVpcOriginEndpointConfig,
    CloudfrontVpcOriginVpcOriginEndpointConfigOriginSslProtocols,
)

from specgen.sdk import part_name
from specgen.sdk.aws.secret_value import whole_value
from specgen.sdk.construct import Scope
from specgen.systems.cdn.construct.lifecycle import NEW_BEFORE_OLD
from specgen.systems.cdn.model import ACCESS, VPC, Cdn
from specgen.systems.cdn.model.origins import HTTP_PORT, HTTPS_PORT, Origin

Custom = CloudfrontDistributionOriginCustomOriginConfig
Header = CloudfrontDistributionOriginCustomHeader
Inside = CloudfrontDistributionOriginVpcOriginConfig
Endpoint = CloudfrontVpcOriginVpcOriginEndpointConfig
Protocols = CloudfrontVpcOriginVpcOriginEndpointConfigOriginSslProtocols

TLS_TO_ORIGINS = ["TLSv1.2"]
"""The newest that CloudFront speaks to an origin.

source: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginSslProtocols.html
(2026-11-29)
"""


def origins(scope: Scope, spec: Cdn) -> Iterator[CloudfrontDistributionOrigin]:
    secrets = {o.secret_header.secret for o in spec.origins.values() if o.secret_header}
    values = {secret: whole_value(scope, secret, secret) for secret in sorted(secrets)}
    for name, origin in sorted(spec.origins.items()):
        header = origin.secret_header
        sent = [Header(name=header.name, value=values[header.secret])] if header else []
        yield CloudfrontDistributionOrigin(
            origin_id=spec.origin_id(name),
            origin_path=origin.path or None,
            connection_attempts=origin.connection_attempts,
            connection_timeout=origin.connection_timeout_seconds,
            custom_header=sent or None,
            **_asked(scope, name, origin),
        )


def _asked(scope: Scope, name: str, origin: Origin) -> dict[str, Any]:
    if origin.bucket:
        return {
            "domain_name": scope.read("bucket", origin.bucket, "regional_domain_name"),
            "origin_access_control_id": _access(scope, name, origin),
        }
    if origin.vpc_origin:
        inside = Inside(
            vpc_origin_id=_vpc_origin(scope, name, origin),
            origin_read_timeout=origin.read_timeout_seconds,
            origin_keepalive_timeout=origin.keepalive_timeout_seconds,
        )
        return {"domain_name": origin.host, "vpc_origin_config": inside}
    by_name = origin.global_name
    host = scope.read("global_name", by_name, "name") if by_name else origin.host
    return {"domain_name": host, "custom_origin_config": _server(origin)}


def _server(origin: Origin) -> Custom:
    is_plain = origin.protocol == "http"
    return Custom(
        http_port=(origin.port or HTTP_PORT) if is_plain else HTTP_PORT,
        https_port=HTTPS_PORT if is_plain else (origin.port or HTTPS_PORT),
        origin_protocol_policy=f"{origin.protocol}-only",
        origin_ssl_protocols=TLS_TO_ORIGINS,
        origin_read_timeout=origin.read_timeout_seconds,
        origin_keepalive_timeout=origin.keepalive_timeout_seconds,
    )


def _access(scope: Scope, name: str, origin: Origin) -> str:
    """The bucket admits signed requests of the account's distributions only."""
    role = part_name(name, origin).map(lambda known: f"{known}-{ACCESS}")
    control = scope.add(
        CloudfrontOriginAccessControl,
        role,
        name=scope.aws_name(role.first),
        description=scope.description,
        origin_access_control_origin_type="s3",
        signing_behavior="always",
        signing_protocol="sigv4",
        lifecycle=NEW_BEFORE_OLD,
    )
    return control.id


def _vpc_origin(scope: Scope, name: str, origin: Origin) -> str:
    role = part_name(name, origin).map(lambda known: f"{known}-{VPC}")
    region, balancer = origin.region or scope.region, origin.load_balancer or ""
    endpoint = Endpoint(
        name=scope.aws_name(role.first),
        arn=scope.read("load_balancer", balancer, "arn", region=region),
        http_port=HTTP_PORT,
        https_port=HTTPS_PORT,
        origin_protocol_policy="https-only",
        origin_ssl_protocols=[Protocols(items=TLS_TO_ORIGINS, quantity=len(TLS_TO_ORIGINS))],
    )
    made = scope.add(
        CloudfrontVpcOrigin,
        role,
        vpc_origin_endpoint_config=[endpoint],
        tags={"Name": scope.aws_name(role.first)},
        lifecycle=NEW_BEFORE_OLD,
    )
    return made.id


def groups(spec: Cdn) -> Iterator[CloudfrontDistributionOriginGroup]:
    for name, group in sorted(spec.origin_groups.items()):
        codes = CloudfrontDistributionOriginGroupFailoverCriteria(
            status_codes=sorted(group.status_codes)
        )
        members = [
            CloudfrontDistributionOriginGroupMember(origin_id=spec.origin_id(member))
            for member in group.members
        ]
        yield CloudfrontDistributionOriginGroup(
            origin_id=spec.origin_id(name), failover_criteria=codes, member=members
        )
