"""Load balancer document -> application load balancer and its listeners."""

from cdktf_cdktf_provider_aws.lb import Lb
from cdktf_cdktf_provider_aws.lb_listener import (
    LbListener,
    LbListenerDefaultAction,
    LbListenerDefaultActionFixedResponse,
    LbListenerDefaultActionRedirect,
)
from cdktf_cdktf_provider_aws.lb_listener_certificate import LbListenerCertificate
from cdktf_cdktf_provider_aws.wafv2_web_acl_association import Wafv2WebAclAssociation

from specgen.sdk.aws.interfaces import CERTIFICATE
from specgen.sdk.construct import Scope
from specgen.systems.load_balancer.construct.access_logs import access_logs
from specgen.systems.load_balancer.model import LoadBalancer


def build(scope: Scope, spec: LoadBalancer) -> None:
    balancer = scope.add(
        Lb,
        name=scope.aws_name(),
        load_balancer_type="application",
        internal=spec.scheme == "internal",
        ip_address_type=spec.ip_address_type if spec.ip_address_type != "ipv4" else None,
        subnets=scope.read_list("network", spec.network, f"subnets_{spec.tier}"),
        security_groups=[scope.read("security_group", g, "id") for g in spec.security_groups],
        idle_timeout=spec.idle_timeout_seconds,
        enable_http2=True,
        drop_invalid_header_fields=True,
        enable_deletion_protection=scope.protected,
        access_logs=access_logs(scope, spec) if spec.access_logs.enabled else None,
        tags={"Name": scope.aws_name()},
    )
    _http(scope, spec, balancer)
    if not spec.http_only:
        https = _https(scope, spec, balancer)
        _more_certificates(scope, spec, https)
    if spec.web_acl:
        acl = scope.read("web_acl", spec.web_acl, "arn")
        scope.add(Wafv2WebAclAssociation, resource_arn=balancer.arn, web_acl_arn=acl)


def _http(scope: Scope, spec: LoadBalancer, balancer: Lb) -> None:
    """Redirects to HTTPS if there is such a listener."""
    redirect = LbListenerDefaultActionRedirect(port="443", protocol="HTTPS", status_code="HTTP_301")
    to_https = LbListenerDefaultAction(type="redirect", redirect=redirect)
    scope.add(
        LbListener,
        "http",
        load_balancer_arn=balancer.arn,
        port=80,
        protocol="HTTP",
        default_action=[_not_found() if spec.http_only else to_https],
    )


def _not_found() -> LbListenerDefaultAction:
    """Services attach rules; a request that matches none of them gets no information."""
    nothing = LbListenerDefaultActionFixedResponse(
        content_type="text/plain", message_body="Not found", status_code="404"
    )
    return LbListenerDefaultAction(type="fixed-response", fixed_response=nothing)


def _https(scope: Scope, spec: LoadBalancer, balancer: Lb) -> LbListener:
    certificate = spec.certificate or ""  # ELB117 refuses a listener without one
    return scope.add(
        LbListener,
        "https",
        load_balancer_arn=balancer.arn,
        port=443,
        protocol="HTTPS",
        ssl_policy=spec.ssl_policy,
        certificate_arn=scope.read("certificate", certificate, "arn"),
        default_action=[_not_found()],
    )


def _more_certificates(scope: Scope, spec: LoadBalancer, listener: LbListener) -> None:
    for name in spec.more_certificates:
        document = CERTIFICATE.get(scope.here, name)
        scope.add(
            LbListenerCertificate,
            document.effective.part_name.map("certificate-{}".format),
            listener_arn=listener.arn,
            certificate_arn=scope.read("certificate", name, "arn"),
        )
