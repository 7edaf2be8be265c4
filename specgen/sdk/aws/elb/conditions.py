"""Conditions of a listener's rule."""

from collections.abc import Sequence

from cdktf_cdktf_provider_aws.lb_listener_rule import (
    LbListenerRuleCondition,
    LbListenerRuleConditionHostHeader,
    LbListenerRuleConditionPathPattern,
)


def conditions(host: str, paths: Sequence[str]) -> list[LbListenerRuleCondition]:
    """host: empty for any; paths: none for any"""
    made = []
    if host:
        header = LbListenerRuleConditionHostHeader(values=[host])
        made.append(LbListenerRuleCondition(host_header=header))
    if paths:
        pattern = LbListenerRuleConditionPathPattern(values=list(paths))
        made.append(LbListenerRuleCondition(path_pattern=pattern))
    return made
