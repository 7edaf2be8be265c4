"""What CloudFront has ready-made, takes and refuses.

source: the CloudFront developer guide, beginning at GUIDE; limits of the API from botocore 1.44.5
(2026-11-29)
"""

import re
from collections.abc import Mapping
from datetime import date

AS_OF = date(2026, 11, 29)

GUIDE = "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide"
API = "https://docs.aws.amazon.com/cloudfront/latest/APIReference"
QUOTAS = f"{GUIDE}/cloudfront-limits.html"

REGION = "us-east-1"
"""Where CloudFront looks for certificates and firewalls, and where it delivers logs from.

source: cnames-and-https-requirements.html, standard-logging.html of GUIDE
"""

ZONE_ID = "Z2FDTNDATAQYW2"
"""The hosted zone of every distribution, for alias records.

source: https://docs.aws.amazon.com/general/latest/gr/cf_region.html
"""

CACHES: Mapping[str, str] = {
    "CachingDisabled": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    "CachingOptimized": "658327ea-f89d-4fab-a63d-7e88639e58f6",
    "CachingOptimizedForUncompressedObjects": "b2884449-e4de-46a7-ac36-70bc7f1ddd6d",
    "UseOriginCacheControlHeaders": "83da9c7e-98b4-4e11-a168-04f0df8e2c65",
    "UseOriginCacheControlHeaders-QueryStrings": "4cc15a8a-d715-48a4-82b8-cc0b614638fe",
}
"""Cache policies of AWS -> their ids, the same in every account.

source: using-managed-cache-policies.html of GUIDE
"""

FORWARDS: Mapping[str, str] = {
    "AllViewer": "216adef6-5c7f-47e4-b989-5492eafa07d3",
    "AllViewerAndCloudFrontHeaders-2022-06": "33f36d7e-f396-46d9-90e0-52428a34d9dc",
    "AllViewerExceptHostHeader": "b689b0a8-53d0-40ab-baf2-68738e2966ac",
    "CORS-CustomOrigin": "59781a5b-3903-41f3-afcb-af62929ccde1",
    "CORS-S3Origin": "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf",
    "UserAgentRefererHeaders": "acba4595-bd28-49b8-b9fe-13317c0390fa",
}
"""Origin request policies of AWS -> their ids.

source: using-managed-origin-request-policies.html of GUIDE
"""

HEADERS: Mapping[str, str] = {
    "CORS-With-Preflight": "5cc3b908-e619-4b99-88e5-2cf7f45965bd",
    "CORS-and-SecurityHeadersPolicy": "e61eb60c-9c35-4d20-a928-2b84e02af89c",
    "CORS-with-preflight-and-SecurityHeadersPolicy": "eaab4381-ed33-4a86-88ca-d9558dc6cd63",
    "SecurityHeadersPolicy": "67f7725c-6f97-4210-82d7-5512b31e9d03",
    "SimpleCORS": "60669652-455b-4ae9-85a4-c4c02393f86c",
}
"""Response headers policies of AWS -> their ids.

source: using-managed-response-headers-policies.html of GUIDE
"""

WITH_HOST = frozenset(
    {
        "AllViewer",
        "AllViewerAndCloudFrontHeaders-2022-06",
        "UseOriginCacheControlHeaders",
        "UseOriginCacheControlHeaders-QueryStrings",
    }
)
"""Policies with which the origin gets the Host of the viewer; otherwise it gets its own name."""

TLS = ("TLSv1", "TLSv1_2016", "TLSv1.1_2016", "TLSv1.2_2018", "TLSv1.2_2019", "TLSv1.2_2021")
"""Security policies that provider 5.100.0 knows, the oldest first."""
NEWER_TLS = ("TLSv1.2_2025", "TLSv1.3_2025")
"""That CloudFront has, and the provider refuses."""

FOUND_BY_HOST = re.compile(
    r"\.cloudfront\.net$|\.on\.aws$|(^|\.)(execute-api|s3)[.-][a-z0-9.-]*amazonaws\.com$"
)
"""Names of origins that answer for their own Host only: distributions, function URLs, API Gateway,
S3. source: using-managed-origin-request-policies.html of GUIDE, at AllViewerExceptHostHeader, for
API Gateway and function URLs
"""

S3_WEBSITE = re.compile(r"\.s3-website[.-][a-z0-9-]+\.amazonaws\.com$")
"""Names of websites of S3, which speak http only.

source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
"""

FAILOVER_CODES = (400, 403, 404, 416, 429, 500, 502, 503, 504)
"""Of an origin, at which CloudFront asks the second member of a group.

source: high_availability_origin_failover.html of GUIDE, whose older copies lack 429
"""
UNREACHED = 503
"""Covers an origin that CloudFront cannot connect to, too. source: the same"""

METHODS: Mapping[str, list[str]] = {
    "read": ["GET", "HEAD"],
    "options": ["GET", "HEAD", "OPTIONS"],
    "all": ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
}
"""The sets of methods that CloudFront takes; it keeps answers to the first two only.

source: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_AllowedMethods.html
"""

ERROR_CODES = (400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504)
"""Of an origin, whose page CloudFront can replace.

source: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CustomErrorResponse.html
"""

MOST_ALIASES, MOST_BEHAVIORS, MOST_ORIGINS, MOST_GROUPS = 100, 75, 100, 10
MOST_CACHE_POLICIES, MOST_POLICY_NAMES = 20, 10
"""Of a distribution; of an account, and names of a kind in a policy. source: QUOTAS, and for the
origins, of which old copies say 25, https://awsfundamentals.com/limits/cloudfront
"""

LONGEST_COMMENT, LONGEST_HEADER, LONGEST_HEADER_VALUE = 128, 256, 1_783
"""source: QUOTAS, and for the comment API_DistributionConfig.html of API"""

REFUSED_HEADERS = frozenset(
    {
        "cache-control", "connection", "content-length", "cookie", "host", "if-match",
        "if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "max-forwards",
        "pragma", "proxy-authenticate", "proxy-authorization", "proxy-connection", "range",
        "request-range", "te", "trailer", "transfer-encoding", "upgrade", "via", "x-real-ip",
    }
)  # fmt: skip
REFUSED_PREFIXES = ("x-amz-", "x-edge-")
"""Headers that CloudFront does not add to requests.

source: add-origin-custom-headers.html of GUIDE
"""

NOT_SENT_ALONE = frozenset({"accept-encoding", "authorization"})
"""Headers that no origin request policy lists.

source: https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/571
"""

_SOUTH = ("sa-",)
_AWAY = ("ap-", "af-", "me-", "sa-")
FAR_FROM: Mapping[str, tuple[str, ...]] = {"PriceClass_100": _AWAY, "PriceClass_200": _SOUTH}
"""Price class -> beginnings of regions whose users it serves from far away. PriceClass_200 also
leaves out Australia and New Zealand: FAR_AUSTRALIA.

source: PriceClass.html of GUIDE
"""
FAR_AUSTRALIA = frozenset({"ap-southeast-2", "ap-southeast-4", "ap-southeast-6"})
