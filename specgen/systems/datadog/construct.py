"""Datadog document -> integration with its role, Slack channels, tests and dashboards."""

from typing import Any

from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy
from cdktf_cdktf_provider_aws.iam_role_policy_attachment import IamRolePolicyAttachment
from cdktf_cdktf_provider_datadog.dashboard_json import DashboardJson
from cdktf_cdktf_provider_datadog.integration_aws_account import (
    IntegrationAwsAccount,
    IntegrationAwsAccountAuthConfig,
    IntegrationAwsAccountAuthConfigAwsAuthConfigRole,
    IntegrationAwsAccountAwsRegions,
    IntegrationAwsAccountLogsConfig,
    IntegrationAwsAccountLogsConfigLambdaForwarder,
    IntegrationAwsAccountMetricsConfig,
    IntegrationAwsAccountMetricsConfigNamespaceFilters,
    IntegrationAwsAccountResourcesConfig,
    IntegrationAwsAccountTracesConfig,
    IntegrationAwsAccountTracesConfigXrayServices,
)
from cdktf_cdktf_provider_datadog.integration_slack_channel import (
    IntegrationSlackChannel,
    IntegrationSlackChannelDisplay,
)
from cdktf_cdktf_provider_datadog.synthetics_test import (
    SyntheticsTest,
    SyntheticsTestAssertion,
    SyntheticsTestOptionsListRetry,
    SyntheticsTestOptionsListStruct,
    SyntheticsTestRequestDefinition,
)

from specgen.facts.datadog import DEFAULT_SITE, READERS, READS
from specgen.sdk import part_name
from specgen.sdk.aws.iam import allow, document
from specgen.sdk.construct import Scope
from specgen.systems.datadog.model import Datadog, Panel, UptimeTest

ROLE = "datadog"
RETRIES = {"count": 1, "interval": 300.0}
"""A second request 300 ms later, so that one lost packet wakes nobody."""


def build(scope: Scope, spec: Datadog) -> None:
    if spec.site != DEFAULT_SITE:
        scope.configure("datadog", api_url=f"https://api.{spec.site}/")
    _integration(scope, spec)
    _role(scope, spec)
    slack = spec.slack
    for channel in sorted(set(slack.channels.values())) if slack else ():
        shown = IntegrationSlackChannelDisplay(
            message=True, notified=True, snapshot=True, tags=True
        )
        made = {"account_name": slack.account, "channel_name": channel} if slack else {}
        scope.add(IntegrationSlackChannel, channel.removeprefix("#"), **made, display=shown)
    for name, test in spec.uptime.items():
        _test(scope, spec, part_name(name, test), test)
    for name, board in spec.dashboards.items():
        role = part_name(name, board)
        body = {
            "title": board.title,
            "description": scope.description,
            "layout_type": "ordered",
            "widgets": [{"definition": _definition(panel)} for panel in board.panels],
        }
        scope.add(DashboardJson, role, dashboard=scope.json(role, body))


def _integration(scope: Scope, spec: Datadog) -> None:
    """Blocks that are empty take Datadog's defaults; without one the provider refuses all."""
    chosen = IntegrationAwsAccountMetricsConfigNamespaceFilters(
        exclude_only=list(spec.excluded_namespaces)
    )
    role = IntegrationAwsAccountAuthConfigAwsAuthConfigRole(role_name=scope.aws_name(ROLE))
    scope.add(
        IntegrationAwsAccount,
        aws_account_id=scope.names.account,
        aws_partition=scope.names.partition,
        auth_config=IntegrationAwsAccountAuthConfig(aws_auth_config_role=role),
        aws_regions=IntegrationAwsAccountAwsRegions(include_only=list(spec.regions)),
        logs_config=IntegrationAwsAccountLogsConfig(
            lambda_forwarder=IntegrationAwsAccountLogsConfigLambdaForwarder()
        ),
        metrics_config=IntegrationAwsAccountMetricsConfig(
            collect_custom_metrics=spec.custom_metrics, namespace_filters=chosen
        ),
        resources_config=IntegrationAwsAccountResourcesConfig(
            extended_collection=spec.resource_collection
        ),
        traces_config=IntegrationAwsAccountTracesConfig(
            xray_services=IntegrationAwsAccountTracesConfigXrayServices()
        ),
    )


def _role(scope: Scope, spec: Datadog) -> None:
    """The account takes the role by name, and Datadog chooses the external id: so no cycle."""
    account = f"datadog_integration_aws_account.{scope.name}"
    external = f"${{{account}.auth_config.aws_auth_config_role.external_id}}"
    partition = scope.names.partition
    trust = allow(
        "Assume",
        ["sts:AssumeRole"],
        principals={"AWS": f"arn:{partition}:iam::{READERS[spec.site]}:root"},
        conditions={"StringEquals": {"sts:ExternalId": external}},
    )
    del trust["Resource"]
    role = scope.add(
        IamRole,
        name=scope.aws_name(ROLE),
        description=scope.description,
        assume_role_policy=scope.json("trust", document(trust)),
    )
    reading = scope.json("read", document(allow("Read", READS)))
    scope.add(IamRolePolicy, name="read", role=role.id, policy=reading)
    if spec.resource_collection:
        audit = f"arn:{partition}:iam::aws:policy/SecurityAudit"
        scope.add(IamRolePolicyAttachment, role=role.name, policy_arn=audit)


def _test(scope: Scope, spec: Datadog, role: str, test: UptimeTest) -> None:
    assertion = SyntheticsTestAssertion
    good = [assertion(type="statusCode", operator="is", target=str(test.status))]
    if test.slowest_ms is not None:
        late = str(test.slowest_ms)
        good.append(assertion(type="responseTime", operator="lessThan", target=late))
    handles = [spec.slack.handle(name) for name in test.notify] if spec.slack else []
    scope.add(
        SyntheticsTest,
        role,
        name=scope.aws_name(part_name(role, test).first),
        type="api",
        subtype="http",
        status="live",
        message=" ".join([f"{test.url} does not answer as it should.", *handles]),
        locations=list(test.locations),
        tags=[f"env:{scope.environment}"],
        request_definition=SyntheticsTestRequestDefinition(method="GET", url=test.url),
        assertion=good,
        options_list=SyntheticsTestOptionsListStruct(
            tick_every=test.every_seconds, retry=SyntheticsTestOptionsListRetry(**RETRIES)
        ),
    )


def _definition(panel: Panel) -> dict[str, Any]:
    """A widget in Datadog's own form."""
    if panel.logs is not None:
        made: dict[str, Any] = {"type": "log_stream", "query": panel.logs, "indexes": []}
        return {"title": panel.title, **made}
    request: dict[str, Any] = {"q": panel.query}
    if panel.shows == "timeseries":
        request["display_type"] = "line"
    elif panel.shows == "query_value":
        request["aggregator"] = "avg"
    return {"title": panel.title, "type": panel.shows, "requests": [request]}
