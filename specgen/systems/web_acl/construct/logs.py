"""Where an ACL logs requests, and which it leaves out."""

from cdktf_cdktf_provider_aws.wafv2_web_acl_logging_configuration import (
    Wafv2WebAclLoggingConfiguration,
    Wafv2WebAclLoggingConfigurationLoggingFilter,
    Wafv2WebAclLoggingConfigurationLoggingFilterFilter,
    Wafv2WebAclLoggingConfigurationLoggingFilterFilterCondition,
    Wafv2WebAclLoggingConfigurationLoggingFilterFilterConditionActionCondition,
    Wafv2WebAclLoggingConfigurationRedactedFields,
    Wafv2WebAclLoggingConfigurationRedactedFieldsSingleHeader,
)

from specgen.sdk.construct import Scope
from specgen.systems.web_acl.model import WebAcl
from specgen.systems.web_acl.model.parts import Logs

KEPT = {
    "matched": ("BLOCK", "COUNT", "EXCLUDED_AS_COUNT", "CAPTCHA", "CHALLENGE"),
    "blocked": ("BLOCK",),
}
"""Actions of the requests that are logged, for `keep` other than all.

EXCLUDED_AS_COUNT: of a rule that `overrides` makes count
source: https://docs.aws.amazon.com/waf/latest/APIReference/API_ActionCondition.html (2026-11-29)
"""


def logs(scope: Scope, spec: WebAcl, settings: Logs, acl: str) -> None:
    """acl: its ARN"""
    scope.add(
        Wafv2WebAclLoggingConfiguration,
        resource_arn=acl,
        log_destination_configs=[_destination(scope, settings)],
        redacted_fields=[_redacted(name) for name in _hidden(spec, settings)] or None,
        logging_filter=_filter(KEPT[settings.keep]) if settings.keep in KEPT else None,
    )


def _destination(scope: Scope, settings: Logs) -> str:
    if settings.bucket:
        name = scope.read("bucket", settings.bucket, "name")
        return f"arn:{scope.names.partition}:s3:::{name}"
    name = scope.read("log_group", str(settings.log_group), "name")
    return scope.names.arn("logs", f"log-group:{name}")


def _hidden(spec: WebAcl, settings: Logs) -> list[str]:
    """The secret of the CDN must not be in a log."""
    secret = [spec.origin_header.name] if spec.origin_header else []
    return sorted({name.lower() for name in (*settings.redact_headers, *secret)})


def _redacted(name: str) -> Wafv2WebAclLoggingConfigurationRedactedFields:
    header = Wafv2WebAclLoggingConfigurationRedactedFieldsSingleHeader(name=name)
    return Wafv2WebAclLoggingConfigurationRedactedFields(single_header=header)


def _filter(actions: tuple[str, ...]) -> Wafv2WebAclLoggingConfigurationLoggingFilter:
    conditions = [
        Wafv2WebAclLoggingConfigurationLoggingFilterFilterCondition(
            action_condition=Wafv2WebAclLoggingConfigurationLoggingFilterFilterConditionActionCondition(
                action=name
            )
        )
        for name in actions
    ]
    kept = Wafv2WebAclLoggingConfigurationLoggingFilterFilter(
        behavior="KEEP", requirement="MEETS_ANY", condition=conditions
    )
    return Wafv2WebAclLoggingConfigurationLoggingFilter(default_behavior="DROP", filter=[kept])
