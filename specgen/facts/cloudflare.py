"""What each plan of Cloudflare has.

source: https://github.com/cloudflare/cloudflare-docs/blob/production/src/content/plans/index.json
source for bots: https://developers.cloudflare.com/api/resources/bot_management/methods/update/
(2026-11-29)
"""

from typing import Literal

Plan = Literal["free", "pro", "business", "enterprise"]
PLANS: tuple[Plan, ...] = ("free", "pro", "business", "enterprise")
"""Each has what the one before has, and more."""

MOST_RULES = {"free": 10, "pro": 25, "business": 50, "enterprise": 300}
"""In each phase of a zone: cache rules and configuration rules alike."""

SHORTEST_EDGE_TTL = {"free": 7200, "pro": 3600, "business": 1, "enterprise": 1}
"""Seconds."""

ISSUERS = {"google": "pki.goog", "lets_encrypt": "letsencrypt.org"}
"""Authority of an advanced certificate -> its name in CAA records.

source: https://developers.cloudflare.com/ssl/reference/certificate-authorities/#caa-records; what
it writes after the name of google, cansignhttpexchanges, is for signed exchanges (2026-11-29)
"""

VALIDITY_DAYS = {"google": (14, 30, 90), "lets_encrypt": (90,)}
WITHOUT_PUNYCODE = "google"
"""The authority that takes no names that begin with `xn--`.

source: https://developers.cloudflare.com/ssl/reference/certificate-authorities/ (2026-11-29)
"""

MOST_CERTIFIED = 50
"""Names of an advanced certificate, the domain among them.

source: `hosts` in
https://registry.terraform.io/providers/cloudflare/cloudflare/5.14.0/docs/resources/certificate_pack
(2026-11-29)
"""

SETTINGS_THAT_STAY = (
    "cloudflare_zone_setting",
    "cloudflare_bot_management",
    "cloudflare_authenticated_origin_pulls_settings",
)
"""Resource types whose destruction does nothing: Cloudflare keeps the last value.

source: the empty Delete of each in github.com/cloudflare/terraform-provider-cloudflare at v5.14.0
"""


def has(plan: Plan, least: Plan) -> bool:
    """Whether a plan has what begins with another one."""
    return PLANS.index(plan) >= PLANS.index(least)
