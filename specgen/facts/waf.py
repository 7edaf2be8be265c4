"""What AWS WAF counts and allows: capacity of statements, countries, headers of proxies.

source: the page of each statement in the WAF developer guide, beginning at PAGES; limits of the
API from botocore 1.44.5 (2026-11-29)
"""

from datetime import date

AS_OF = date(2026, 11, 29)

GUIDE = "https://docs.aws.amazon.com/waf/latest/developerguide"
API = "https://docs.aws.amazon.com/waf/latest/APIReference"
PAGES = f"{GUIDE}/waf-rule-statements-list.html"
CAPACITY = f"{GUIDE}/aws-waf-capacity-units.html"
QUOTAS = f"{GUIDE}/limits.html"
GROUPS_PAGE = f"{GUIDE}/aws-managed-rule-groups-list.html"

CLOUDFRONT_REGION = "us-east-1"
"""What protects distributions is made through this region's endpoint.

source: https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html
"""

MOST_UNITS, UNITS_IN_THE_PRICE = 5_000, 1_500
"""Of a web ACL; and what its price includes. source: CAPACITY"""

GEO, SIZE, IP_SET = 1, 1, 1
TEXT = {"EXACTLY": 2, "STARTS_WITH": 2, "ENDS_WITH": 2, "CONTAINS": 10, "CONTAINS_WORD": 10}
TRANSFORMATION = 10
"""For each but NONE, which costs nothing in practice; AWS does not say so."""
RATE, RATE_KEY = 2, 30
"""A rate rule, and each of its custom keys; the statement that narrows it is added.

source: https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html
"""

MOST_RATE_RULES = 10
"""In a web ACL, which AWS does not raise.

source: QUOTAS, as https://github.com/Bike4Mind/bike4mind/pull/1959 reads it in 2026
"""

LONGEST_TEXT = 200
"""That a statement compares. source: QUOTAS"""

BALANCER_BODY_KIB = 8
CLOUDFRONT_BODY_KIB = (16, 32, 48, 64)
"""What the service hands over of a body; the first is the default, the others cost more.

source: https://docs.aws.amazon.com/waf/latest/APIReference/API_Body.html
"""


HEADERS_OF_PROXIES = frozenset({"cf-connecting-ip", "fastly-client-ip", "true-client-ip"})
"""Headers with the client's address that Cloudflare, Fastly and Akamai set over what clients send.

source: https://developers.cloudflare.com/fundamentals/reference/http-headers/
"""

COUNTRIES = frozenset((
    "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AX",
    "AZ", "BA", "BB", "BD", "BE", "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO", "BQ",
    "BR", "BS", "BT", "BV", "BW", "BY", "BZ", "CA", "CC", "CD", "CF", "CG", "CH", "CI", "CK",
    "CL", "CM", "CN", "CO", "CR", "CU", "CV", "CW", "CX", "CY", "CZ", "DE", "DJ", "DK", "DM",
    "DO", "DZ", "EC", "EE", "EG", "EH", "ER", "ES", "ET", "FI", "FJ", "FK", "FM", "FO", "FR",
    "GA", "GB", "GD", "GE", "GF", "GG", "GH", "GI", "GL", "GM", "GN", "GP", "GQ", "GR", "GS",
    "GT", "GU", "GW", "GY", "HK", "HM", "HN", "HR", "HT", "HU", "ID", "IE", "IL", "IM", "IN",
    "IO", "IQ", "IR", "IS", "IT", "JE", "JM", "JO", "JP", "KE", "KG", "KH", "KI", "KM", "KN",
    "KP", "KR", "KW", "KY", "KZ", "LA", "LB", "LC", "LI", "LK", "LR", "LS", "LT", "LU", "LV",
    "LY", "MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK", "ML", "MM", "MN", "MO", "MP", "MQ",
    "MR", "MS", "MT", "MU", "MV", "MW", "MX", "MY", "MZ", "NA", "NC", "NE", "NF", "NG", "NI",
    "NL", "NO", "NP", "NR", "NU", "NZ", "OM", "PA", "PE", "PF", "PG", "PH", "PK", "PL", "PM",
    "PN", "PR", "PS", "PT", "PW", "PY", "QA", "RE", "RO", "RS", "RU", "RW", "SA", "SB", "SC",
    "SD", "SE", "SG", "SH", "SI", "SJ", "SK", "SL", "SM", "SN", "SO", "SR", "SS", "ST", "SV",
    "SX", "SY", "SZ", "TC", "TD", "TF", "TG", "TH", "TJ", "TK", "TL", "TM", "TN", "TO", "TR",
    "TT", "TV", "TW", "TZ", "UA", "UG", "UM", "US", "UY", "UZ", "VA", "VC", "VE", "VG", "VI",
    "VN", "VU", "WF", "WS", "XK", "YE", "YT", "ZA", "ZM", "ZW",
))  # fmt: skip
"""Of a geographic statement; the United Kingdom is GB. source: CountryCode in the API's model"""

MOST_COUNTRIES = 50
"""In one statement; the API's model does not say so, its answer does.

source: https://github.com/cloudposse/terraform-aws-waf/issues/32
"""
