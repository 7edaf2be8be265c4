"""Groups of rules that AWS keeps for WAF.

source: the page of each group in the WAF developer guide (2026-11-29); the names of the rules from
their copies of 2023 in awsdocs/aws-waf-and-shield-advanced-developer-guide, so that newer ones are
missing
"""

from collections.abc import Mapping
from dataclasses import dataclass

BOT_CONTROL = "AWSManagedRulesBotControlRuleSet"


@dataclass(frozen=True, slots=True)
class Group:
    """units: capacity; rules: their names, as far as they are known

    paid: costs more than a rule
    asks: for settings of its own, by their name in the API
    by_connection: looks at the address of the connection, whatever header is set
    """

    units: int
    rules: tuple[str, ...] = ()
    paid: bool = False
    asks: str = ""
    by_connection: bool = False


def _of(stem: str, *parts: str) -> tuple[str, ...]:
    return tuple(f"{stem}_{part}" for part in parts)


_ARGUMENTS = ("QUERYARGUMENTS", "BODY", "URIPATH")

GROUPS: Mapping[str, Group] = {
    "AWSManagedRulesACFPRuleSet": Group(50, paid=True, asks="CreationPath"),
    "AWSManagedRulesATPRuleSet": Group(50, paid=True, asks="LoginPath"),
    "AWSManagedRulesAdminProtectionRuleSet": Group(100, ("AdminProtection_URIPATH",)),
    "AWSManagedRulesAmazonIpReputationList": Group(
        25,
        ("AWSManagedIPReputationList", "AWSManagedReconnaissanceList", "AWSManagedIPDDoSList"),
        by_connection=True,
    ),
    "AWSManagedRulesAnonymousIpList": Group(
        50, ("AnonymousIPList", "HostingProviderIPList"), by_connection=True
    ),
    "AWSManagedRulesAntiDDoSRuleSet": Group(50, paid=True, asks="ClientSideActionConfig"),
    BOT_CONTROL: Group(
        50,
        (
            *("CategoryAdvertising", "CategoryArchiver", "CategoryContentFetcher"),
            *("CategoryEmailClient", "CategoryHttpLibrary", "CategoryLinkChecker"),
            *("CategoryMiscellaneous", "CategoryMonitoring", "CategoryScrapingFramework"),
            *("CategorySearchEngine", "CategorySecurity", "CategorySeo", "CategorySocialMedia"),
            *("SignalAutomatedBrowser", "SignalKnownBotDataCenter", "SignalNonBrowserUserAgent"),
            *("TGT_VolumetricIpTokenAbsent", "TGT_VolumetricSession"),
            *("TGT_SignalAutomatedBrowser", "TGT_SignalBrowserInconsistency"),
            *("TGT_ML_CoordinatedActivityLow", "TGT_ML_CoordinatedActivityMedium"),
        ),
        paid=True,
        by_connection=True,
    ),
    "AWSManagedRulesCommonRuleSet": Group(
        700,
        (
            *("NoUserAgent_HEADER", "UserAgent_BadBots_HEADER"),
            *_of("SizeRestrictions", "QUERYSTRING", "Cookie_HEADER", "BODY", "URIPATH"),
            *_of("EC2MetaDataSSRF", "COOKIE", *_ARGUMENTS),
            *_of("GenericLFI", *_ARGUMENTS),
            *_of("RestrictedExtensions", "URIPATH", "QUERYARGUMENTS"),
            *_of("GenericRFI", *_ARGUMENTS),
            *_of("CrossSiteScripting", "COOKIE", *_ARGUMENTS),
        ),
    ),
    "AWSManagedRulesKnownBadInputsRuleSet": Group(
        200,
        (
            *_of("JavaDeserializationRCE", "HEADER", "BODY", "URIPATH", "QUERYSTRING"),
            *("Host_localhost_HEADER", "PROPFIND_METHOD", "ExploitablePaths_URIPATH"),
            *_of("Log4JRCE", "HEADER", "QUERYSTRING", "BODY", "URIPATH"),
        ),
    ),
    "AWSManagedRulesLinuxRuleSet": Group(200, _of("LFI", "URIPATH", "QUERYSTRING", "HEADER")),
    "AWSManagedRulesPHPRuleSet": Group(
        100, _of("PHPHighRiskMethodsVariables", "HEADER", "QUERYSTRING", "BODY")
    ),
    "AWSManagedRulesSQLiRuleSet": Group(
        200,
        (
            *_of("SQLi", "QUERYARGUMENTS", "BODY", "COOKIE"),
            *_of("SQLiExtendedPatterns", "QUERYARGUMENTS", "BODY"),
        ),
    ),
    "AWSManagedRulesUnixRuleSet": Group(
        100, _of("UNIXShellCommandsVariables", "QUERYARGUMENTS", "BODY")
    ),
    "AWSManagedRulesWindowsRuleSet": Group(
        200,
        (
            *_of("WindowsShellCommands", "COOKIE", "QUERYARGUMENTS", "BODY"),
            *_of("PowerShellCommands", "COOKIE", "QUERYARGUMENTS", "BODY"),
        ),
    ),
    "AWSManagedRulesWordPressRuleSet": Group(
        100, ("WordPressExploitableCommands_QUERYSTRING", "WordPressExploitablePaths_URIPATH")
    ),
}


def whole_name(short: str) -> str:
    """Of a group as people shorten it: `CommonRuleSet`, `Common`; empty if there is none."""
    return next((name for name in GROUPS if short in _shorts(name)), "")


def _shorts(group: str) -> tuple[str, ...]:
    short = group.removeprefix("AWSManagedRules")
    return short, short.removesuffix("RuleSet"), short.removesuffix("List")
