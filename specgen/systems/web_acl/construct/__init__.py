"""Web ACL document -> web ACL with its rules, and where it logs."""

from collections.abc import Iterator
from typing import Any

from cdktf_cdktf_provider_aws.wafv2_web_acl import (
    Wafv2WebAcl,
    Wafv2WebAclAssociationConfig,
    Wafv2WebAclAssociationConfigRequestBody,
    Wafv2WebAclAssociationConfigRequestBodyCloudfront,
    Wafv2WebAclDefaultAction,
    Wafv2WebAclDefaultActionAllow,
    Wafv2WebAclDefaultActionBlock,
    Wafv2WebAclRule,
    Wafv2WebAclRuleAction,
    Wafv2WebAclRuleOverrideAction,
    Wafv2WebAclRuleOverrideActionCount,
    Wafv2WebAclRuleOverrideActionNone,
    Wafv2WebAclRuleVisibilityConfig,
    Wafv2WebAclVisibilityConfig,
)

from specgen.sdk.aws.secret_value import whole_value
from specgen.sdk.construct import Scope
from specgen.systems.web_acl.construct.actions import action
from specgen.systems.web_acl.construct.logs import logs
from specgen.systems.web_acl.model import CLIENT_RULE, ORIGIN_RULE, WebAcl
from specgen.systems.web_acl.model.rule import Rule
from specgen.systems.web_acl.model.statement import (
    Statement,
    absence_statement,
    origin_statement,
    statement_of,
)

DEFAULTS: dict[str, dict[str, Any]] = {
    "allow": {"allow": Wafv2WebAclDefaultActionAllow()},
    "block": {"block": Wafv2WebAclDefaultActionBlock()},
}


def build(scope: Scope, spec: WebAcl) -> None:
    acl = scope.add(
        Wafv2WebAcl,
        name=scope.aws_name(),
        scope=spec.scope.upper(),
        default_action=Wafv2WebAclDefaultAction(**DEFAULTS[spec.default_action]),
        rule=list(_rules(scope, spec)),
        association_config=_bodies(spec.body_inspection_kib),
        visibility_config=Wafv2WebAclVisibilityConfig(**_watched(scope.aws_name())),
        tags={"Name": scope.aws_name()},
    )
    if spec.logs:
        logs(scope, spec, spec.logs, acl.arn)


def _rules(scope: Scope, spec: WebAcl) -> Iterator[Wafv2WebAclRule]:
    if spec.origin_header:
        header = spec.origin_header
        value = whole_value(scope, header.secret, ORIGIN_RULE)
        statement = origin_statement(header.name, value, header.except_)
        yield _rule(ORIGIN_RULE, 0, statement, action=action("block"))
    if spec.client_ip and spec.client_ip.when_absent == "block":
        statement = absence_statement(spec.client_ip.header, spec.client_ip.except_)
        yield _rule(CLIENT_RULE, 1, statement, action=action("block"))
    arns = _arns(scope, spec)
    for item in spec.listed(scope.here):
        statement = statement_of(item.rule, spec.client, arns.__getitem__)
        yield _rule(item.rule.name, item.priority, statement, **_acts(item.rule))


def _arns(scope: Scope, spec: WebAcl) -> dict[str, str]:
    """IP set -> its ARN, for the sets that rules look at."""
    output = "cloudfront_arn" if spec.scope == "cloudfront" else "arn"
    rules = [item.rule for item in spec.listed(scope.here)]
    names = [name for rule in rules for name in (rule.ip_set, rule.ip_set_except) if name]
    return {name: scope.read("ip_set", name, output) for name in names}


def _rule(name: str, priority: int, statement: Statement, **acts: Any) -> Wafv2WebAclRule:
    watched = Wafv2WebAclRuleVisibilityConfig(**_watched(name))
    return Wafv2WebAclRule(
        name=name, priority=priority, statement=statement, visibility_config=watched, **acts
    )


def _acts(rule: Rule) -> dict[str, Wafv2WebAclRuleAction | Wafv2WebAclRuleOverrideAction]:
    """AWS wants an action, or an override for a group: never both, never none."""
    if not rule.managed:
        return {"action": action(rule.acts)}
    if rule.mode == "count":
        counts = Wafv2WebAclRuleOverrideAction(count=Wafv2WebAclRuleOverrideActionCount())
        return {"override_action": counts}
    acts = Wafv2WebAclRuleOverrideAction(none=Wafv2WebAclRuleOverrideActionNone())
    return {"override_action": acts}


def _watched(metric: str) -> dict[str, Any]:
    return {
        "metric_name": metric,
        "cloudwatch_metrics_enabled": True,
        "sampled_requests_enabled": True,
    }


def _bodies(kib: int | None) -> Wafv2WebAclAssociationConfig | None:
    if kib is None:
        return None
    limit = Wafv2WebAclAssociationConfigRequestBodyCloudfront(
        default_size_inspection_limit=f"KB_{kib}"
    )
    body = Wafv2WebAclAssociationConfigRequestBody(cloudfront=limit)
    return Wafv2WebAclAssociationConfig(request_body=[body])
