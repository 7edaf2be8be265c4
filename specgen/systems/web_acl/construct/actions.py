"""What a rule does with the requests that match."""

from typing import Any

from cdktf_cdktf_provider_aws.wafv2_web_acl import (
    Wafv2WebAclRuleAction,
    Wafv2WebAclRuleActionAllow,
    Wafv2WebAclRuleActionBlock,
    Wafv2WebAclRuleActionCaptcha,
    Wafv2WebAclRuleActionChallenge,
    Wafv2WebAclRuleActionCount,
)

ACTIONS: dict[str, Any] = {
    "allow": Wafv2WebAclRuleActionAllow,
    "block": Wafv2WebAclRuleActionBlock,
    "captcha": Wafv2WebAclRuleActionCaptcha,
    "challenge": Wafv2WebAclRuleActionChallenge,
    "count": Wafv2WebAclRuleActionCount,
}


def action(name: str) -> Wafv2WebAclRuleAction:
    return Wafv2WebAclRuleAction(**{name: ACTIONS[name]()})
