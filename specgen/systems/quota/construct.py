"""Quota document -> a request for each quota whose default is not enough."""

from cdktf_cdktf_provider_aws.servicequotas_service_quota import ServicequotasServiceQuota

from specgen.facts.quotas import QUOTAS
from specgen.sdk.construct import Scope
from specgen.systems.quota.model import Quota
from specgen.systems.quota.model.requests import requests


def build(scope: Scope, spec: Quota) -> None:
    for request in requests(spec, scope.here):
        if request.is_made:
            quota = QUOTAS[request.quota]
            scope.add(
                ServicequotasServiceQuota,
                request.quota.replace("_", "-"),
                service_code=quota.service,
                quota_code=quota.code,
                value=request.value,
            )
