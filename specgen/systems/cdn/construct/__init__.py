"""CDN document -> distribution, its policies and access controls, its records and logs."""

from cdktf_cdktf_provider_aws.cloudfront_distribution import (
    CloudfrontDistribution,
    CloudfrontDistributionCustomErrorResponse,
    CloudfrontDistributionRestrictions,
    CloudfrontDistributionRestrictionsGeoRestriction,
    CloudfrontDistributionViewerCertificate,
)
from cdktf_cdktf_provider_aws.cloudfront_monitoring_subscription import (
    CloudfrontMonitoringSubscription,
    CloudfrontMonitoringSubscriptionMonitoringSubscription,
    CloudfrontMonitoringSubscriptionMonitoringSubscriptionRealtimeMetricsSubscriptionConfig,
)

from specgen.facts.cdn import REGION
from specgen.sdk.construct import Scope
from specgen.systems.cdn.construct.behaviors import Behaviors
from specgen.systems.cdn.construct.logs import logs
from specgen.systems.cdn.construct.origins import groups, origins
from specgen.systems.cdn.construct.records import alias_records, origin_records
from specgen.systems.cdn.model import Cdn

Subscription = CloudfrontMonitoringSubscriptionMonitoringSubscription
Metrics = CloudfrontMonitoringSubscriptionMonitoringSubscriptionRealtimeMetricsSubscriptionConfig
Geo = CloudfrontDistributionRestrictionsGeoRestriction


def build(scope: Scope, spec: Cdn) -> None:
    behaviors = Behaviors(scope, spec)
    acl = scope.read("web_acl", spec.web_acl, "arn", region=REGION) if spec.web_acl else None
    distribution = scope.add(
        CloudfrontDistribution,
        enabled=True,
        comment=scope.description,
        aliases=spec.aliases or None,
        viewer_certificate=_certificate(scope, spec),
        web_acl_id=acl,
        price_class=spec.price_class,
        http_version=spec.http_version,
        is_ipv6_enabled=spec.ipv6,
        default_root_object=spec.root_object or None,
        origin=list(origins(scope, spec)),
        origin_group=list(groups(spec)) or None,
        ordered_cache_behavior=list(behaviors.ordered()) or None,
        default_cache_behavior=behaviors.default(),
        custom_error_response=list(_error_pages(spec)) or None,
        restrictions=CloudfrontDistributionRestrictions(geo_restriction=_geo(spec)),
        tags={"Name": scope.aws_name()},
        lifecycle=scope.lifecycle(),
        depends_on=origin_records(scope, spec) or None,
    )
    alias_records(scope, spec, distribution)
    if spec.additional_metrics:
        paid = Metrics(realtime_metrics_subscription_status="Enabled")
        scope.add(
            CloudfrontMonitoringSubscription,
            distribution_id=distribution.id,
            monitoring_subscription=Subscription(realtime_metrics_subscription_config=paid),
        )
    if spec.logs:
        logs(scope, spec.logs, distribution)


def _certificate(scope: Scope, spec: Cdn) -> CloudfrontDistributionViewerCertificate:
    if not spec.certificate:
        return CloudfrontDistributionViewerCertificate(cloudfront_default_certificate=True)
    return CloudfrontDistributionViewerCertificate(
        acm_certificate_arn=scope.read("certificate", spec.certificate, "arn", region=REGION),
        ssl_support_method="sni-only",
        minimum_protocol_version=spec.minimum_tls,
    )


def _geo(spec: Cdn) -> Geo:
    if spec.countries:
        return Geo(restriction_type="whitelist", locations=spec.countries)
    if spec.countries_except:
        return Geo(restriction_type="blacklist", locations=spec.countries_except)
    return Geo(restriction_type="none")


def _error_pages(spec: Cdn) -> list[CloudfrontDistributionCustomErrorResponse]:
    return [
        CloudfrontDistributionCustomErrorResponse(
            error_code=page.code,
            response_page_path=page.path,
            response_code=page.response_code,
            error_caching_min_ttl=page.ttl_seconds,
        )
        for page in sorted(spec.error_pages, key=lambda page: page.code)
    ]
