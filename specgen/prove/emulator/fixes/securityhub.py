"""Security Hub: its configuration, standards with controls, and the aggregator of findings."""

import json
from typing import Any
from urllib.parse import unquote

from moto.securityhub import urls
from moto.securityhub.responses import SecurityHubResponse

from specgen.prove.emulator.fixes.fix import fix

for _address in (
    "associations",
    "findingAggregator/create",
    "findingAggregator/delete/(?P<arn>.+)",
    "findingAggregator/get/(?P<arn>.+)",
    "findingAggregator/list",
    "standards/deregister",
    "standards/get",
    "standards/register",
):
    urls.url_paths[f"{{0}}/{_address}$"] = SecurityHubResponse.dispatch

Kept = dict[str, dict[str, Any]]


def _kept(response: Any, what: str) -> Kept:
    """Of the account and region: ARN -> what there is of it."""
    found: Kept = response.securityhub_backend.__dict__.setdefault(f"specgen_{what}", {})
    return found


def _arn(response: Any, resource: str) -> str:
    return f"arn:aws:securityhub:{response.region}:{response.current_account}:{resource}"


@fix(SecurityHubResponse, "update_security_hub_configuration")
def takes_a_configuration(self: Any, _: Any) -> str:  # noqa: ARG001  moto's signature
    """UpdateSecurityHubConfiguration is missing; AWS returns an empty answer."""
    return "{}"


@fix(SecurityHubResponse, "batch_enable_standards")
def enables_standards(self: Any, _: Any) -> str:
    """BatchEnableStandards is missing; here a standard is ready at once."""
    standards = _kept(self, "standards")
    made = []
    for request in self._get_param("StandardsSubscriptionRequests"):
        standard = request["StandardsArn"]
        name = standard.rsplit(":", 1)[-1].split("/", 1)[-1]
        arn = _arn(self, f"subscription/{name}")
        standards[arn] = {
            "StandardsArn": standard,
            "StandardsInput": {},
            "StandardsStatus": "READY",
            "StandardsSubscriptionArn": arn,
        }
        made.append(standards[arn])
    return json.dumps({"StandardsSubscriptions": made})


@fix(SecurityHubResponse, "get_enabled_standards")
def reads_standards(self: Any, _: Any) -> str:
    """GetEnabledStandards is missing."""
    standards = _kept(self, "standards")
    asked = self._get_param("StandardsSubscriptionArns") or list(standards)
    found = [standards[arn] for arn in asked if arn in standards]
    return json.dumps({"StandardsSubscriptions": found})


@fix(SecurityHubResponse, "batch_disable_standards")
def disables_standards(self: Any, _: Any) -> str:
    """BatchDisableStandards is missing."""
    standards = _kept(self, "standards")
    asked = self._get_param("StandardsSubscriptionArns")
    gone = [standards.pop(arn) for arn in asked if arn in standards]
    return json.dumps({"StandardsSubscriptions": gone})


@fix(SecurityHubResponse, "batch_update_standards_control_associations")
def switches_controls(self: Any, _: Any) -> str:
    """BatchUpdateStandardsControlAssociations is missing; here every standard has every control."""
    for update in self._get_param("StandardsControlAssociationUpdates"):
        name = f"{update['SecurityControlId']} {update['StandardsArn']}"
        arn = _arn(self, f"security-control/{update['SecurityControlId']}")
        _kept(self, "controls")[name] = {**update, "SecurityControlArn": arn}
    return json.dumps({"UnprocessedAssociationUpdates": []})


@fix(SecurityHubResponse, "list_standards_control_associations")
def lists_controls(self: Any, _: Any) -> str:
    """ListStandardsControlAssociations is missing."""
    asked = self._get_param("SecurityControlId")
    found = [c for c in _kept(self, "controls").values() if c["SecurityControlId"] == asked]
    return json.dumps({"StandardsControlAssociationSummaries": found})


@fix(SecurityHubResponse, "create_finding_aggregator")
def makes_an_aggregator(self: Any, _: Any) -> str:
    """CreateFindingAggregator is missing."""
    arn = _arn(self, "finding-aggregator/12345678-1234-1234-1234-123456789012")
    made = {
        "FindingAggregatorArn": arn,
        "FindingAggregationRegion": self.region,
        "RegionLinkingMode": self._get_param("RegionLinkingMode"),
        "Regions": self._get_param("Regions") or [],
    }
    _kept(self, "aggregators")[arn] = made
    return json.dumps(made)


@fix(SecurityHubResponse, "get_finding_aggregator")
def reads_an_aggregator(self: Any, _: Any) -> Any:
    """GetFindingAggregator is missing."""
    made = _kept(self, "aggregators").get(_asked(self, "get"))
    if made is None:
        refusal = {"Code": "ResourceNotFoundException", "Message": "there is no such aggregator"}
        return 404, {"status": 404, "x-amzn-errortype": refusal["Code"]}, json.dumps(refusal)
    return json.dumps(made)


@fix(SecurityHubResponse, "list_finding_aggregators")
def lists_aggregators(self: Any, _: Any) -> str:
    """ListFindingAggregators is missing."""
    arns = [{"FindingAggregatorArn": arn} for arn in _kept(self, "aggregators")]
    return json.dumps({"FindingAggregators": arns})


@fix(SecurityHubResponse, "delete_finding_aggregator")
def drops_an_aggregator(self: Any, _: Any) -> str:
    """DeleteFindingAggregator is missing."""
    _kept(self, "aggregators").pop(_asked(self, "delete"), None)
    return "{}"


def _asked(response: Any, verb: str) -> str:
    """The ARN is the end of the path."""
    return unquote(response.path).split(f"/findingAggregator/{verb}/", 1)[-1]


FIXES = (
    takes_a_configuration,
    enables_standards,
    reads_standards,
    disables_standards,
    switches_controls,
    lists_controls,
    makes_an_aggregator,
    reads_an_aggregator,
    lists_aggregators,
    drops_an_aggregator,
)
