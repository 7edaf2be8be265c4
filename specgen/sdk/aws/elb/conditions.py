"""Conditions of a listener's rule."""

from collections.abc import Mapping, Sequence

from cdktf_cdktf_provider_aws.lb_listener_rule import (
    LbListenerRuleCondition,
    LbListenerRuleConditionHostHeader,
    LbListenerRuleConditionHttpHeader,
    LbListenerRuleConditionPathPattern,
    LbListenerRuleConditionQueryString,
)


def conditions(hosts: Sequence[str], paths: Sequence[str]) -> list[LbListenerRuleCondition]:
    """hosts, paths: none for any"""
    made = []
    if hosts:
        header = LbListenerRuleConditionHostHeader(values=list(hosts))
        made.append(LbListenerRuleCondition(host_header=header))
    if paths:
        pattern = LbListenerRuleConditionPathPattern(values=list(paths))
        made.append(LbListenerRuleCondition(path_pattern=pattern))
    return made


def more_conditions(
    headers: Mapping[str, Sequence[str]], query: Mapping[str, Sequence[str]]
) -> list[LbListenerRuleCondition]:
    """A request must fulfil each of them, by one of its values."""
    of_headers = [
        LbListenerRuleCondition(
            http_header=LbListenerRuleConditionHttpHeader(
                http_header_name=name, values=list(values)
            )
        )
        for name, values in sorted(headers.items())
    ]
    of_query = [
        LbListenerRuleCondition(
            query_string=[
                LbListenerRuleConditionQueryString(key=key, value=value) for value in values
            ]
        )
        for key, values in sorted(query.items())
    ]
    return [*of_headers, *of_query]
