"""CloudFront: distributions as they were written, and their paid metrics.

moto's objects keep a part of a distribution, and add to it: a behavior with a cache policy gets
forwarded values, and the default certificate a way to serve it.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from moto.cloudfront.exceptions import EntityNotFound
from moto.cloudfront.models import DistributionConfig
from moto.cloudfront.responses import CloudFrontResponse
from moto.core.responses import ActionResult, EmptyResult

from specgen.prove.emulator.fixes.cloudfront_store import found, kept, take_address
from specgen.prove.emulator.fixes.fix import Fix, fix

_NONE = {"Quantity": 0}
_DEFAULTS: Mapping[str, Any] = {
    "Aliases": _NONE,
    "CacheBehaviors": _NONE,
    "CustomErrorResponses": _NONE,
    "Logging": {"Enabled": False, "IncludeCookies": False, "Bucket": "", "Prefix": ""},
    "OriginGroups": _NONE,
    "Restrictions": {"GeoRestriction": {"RestrictionType": "none", "Quantity": 0}},
    "ViewerCertificate": {"CloudFrontDefaultCertificate": True},
}
"""What CloudFront answers if it is not written."""
_ORIGINS = {"S3OriginConfig", "CustomOriginConfig", "VpcOriginConfig"}
_MONITORED = "monitoring-subscription"
take_address(f"distributions/(?P<distribution_id>[^/]+)/{_MONITORED}/?$")


@fix(DistributionConfig, "__init__")
def keeps_a_distribution_as_written(self: Any, original: Any, config: dict[str, Any]) -> None:
    """Origin groups, error pages and much else of a distribution are dropped."""
    written = deepcopy(config)
    for origin in written.get("Origins", {}).get("Items", []):
        if not _ORIGINS & origin.keys():
            origin["S3OriginConfig"] = {"OriginAccessIdentity": ""}
    original(self, config)
    self.written = {**deepcopy(dict(_DEFAULTS)), **written}


def _as_written(operation: str) -> Fix:
    @fix(CloudFrontResponse, operation)
    def tells_a_distribution_as_written(self: Any, original: Any) -> Any:
        """A distribution is read as moto understood it, not as it was written."""
        answer = original(self)
        if "Distribution" in answer.result:
            answer.result["Distribution"] = _whole(answer.result["Distribution"])
        else:
            config = answer.result["DistributionConfig"]
            answer.result["DistributionConfig"] = _written(config)
        return answer

    return tells_a_distribution_as_written


def _written(config: Any) -> Any:
    return getattr(config, "written", config)


def _whole(distribution: Any) -> dict[str, Any]:
    nobody = {"Enabled": False, "Quantity": 0}
    return {
        "Id": distribution.id,
        "ARN": distribution.arn,
        "Status": distribution.status,
        "LastModifiedTime": distribution.last_modified_time,
        "InProgressInvalidationBatches": 0,
        "DomainName": distribution.domain_name,
        "ActiveTrustedSigners": nobody,
        "ActiveTrustedKeyGroups": nobody,
        "DistributionConfig": _written(distribution.distribution_config),
    }


@fix(CloudFrontResponse, "create_monitoring_subscription")
def pays_for_metrics(self: Any, _original: Any) -> Any:
    """There are no paid metrics."""
    name = self._get_param("DistributionId")
    kept(self)[_MONITORED, name] = self._get_param("MonitoringSubscription")
    return ActionResult({"MonitoringSubscription": kept(self)[_MONITORED, name]})


@fix(CloudFrontResponse, "get_monitoring_subscription")
def tells_of_paid_metrics(self: Any, _original: Any) -> Any:
    """There are no paid metrics."""
    subscription = found(self, _MONITORED, self._get_param("DistributionId"))
    return ActionResult({"MonitoringSubscription": subscription})


@fix(CloudFrontResponse, "delete_monitoring_subscription")
def pays_no_longer(self: Any, _original: Any) -> Any:
    """There are no paid metrics."""
    if kept(self).pop((_MONITORED, self._get_param("DistributionId")), None) is None:
        raise EntityNotFound
    return EmptyResult()


AS_WRITTEN = tuple(
    _as_written(operation)
    for operation in (
        "create_distribution",
        "create_distribution_with_tags",
        "get_distribution",
        "get_distribution_config",
        "update_distribution",
    )
)

FIXES = (
    keeps_a_distribution_as_written,
    *AS_WRITTEN,
    pays_for_metrics,
    tells_of_paid_metrics,
    pays_no_longer,
)
