"""Web ACLs of AWS WAF."""

from specgen.sdk import System
from specgen.systems.web_acl.alarms import ALARMS
from specgen.systems.web_acl.checks import CHECKS
from specgen.systems.web_acl.model import WebAcl

SYSTEM = System(
    "web_acl",
    "Web ACL",
    WebAcl,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="firewall",
    alarms=ALARMS,
)
