"""What clients get: kept answers, error pages, countries, distance; and what is logged."""

from collections.abc import Iterator

from specgen.facts import cdn, waf
from specgen.sdk import At, Here, Pointer, Problem, Project, Severity, check, project_check
from specgen.sdk.aws.interfaces import BUCKET
from specgen.systems.cdn.model import CDN, Cdn
from specgen.systems.cdn.model.behaviors import Cache
from specgen.systems.cdn.model.parts import ErrorPage

READ = "2026-11-29"
CACHES = f"{cdn.GUIDE}/controlling-the-cache-key.html"


def _caches(spec: Cdn) -> Iterator[tuple[int, Cache]]:
    for i, behavior in enumerate(spec.behaviors):
        if not isinstance(behavior.cache, str):
            yield i, behavior.cache


@check(
    "CDN111",
    "a cache that keeps nothing tells nothing apart",
    fact="CloudFront refuses a policy whose longest time is 0 with parameters, headers, cookies or "
    "compression in its key",
    source=f"{cdn.API}/API_CachePolicyConfig.html",
    date=READ,
)
def empty_caches_have_no_keys(spec: Cdn) -> Iterator[Problem]:
    for i, cache in _caches(spec):
        if cache.longest == 0 and (cache.has_keys or spec.behaviors[i].compress):
            message = "a cache that keeps nothing has nothing to tell apart, nor to compress"
            right = "write `cache: CachingDisabled`, and what the origin needs in `forward`"
            hint = "if the origin says how long each answer is kept, write `maximum_seconds`"
            yield Problem(("behaviors", i, "cache"), f"{message}; {right}", hint, at_key=True)


@check(
    "CDN112",
    "the times of a cache are in order",
    fact="CloudFront refuses a default below the minimum or above the maximum (InvalidTTLOrder)",
    source=f"{cdn.API}/API_CachePolicyConfig.html",
    date=READ,
)
def times_are_in_order(spec: Cdn) -> Iterator[Problem]:
    for i, cache in _caches(spec):
        pointer: Pointer = ("behaviors", i, "cache")
        shortest, usual, longest = cache.minimum_seconds, cache.ttl_seconds, cache.maximum_seconds
        if shortest > usual:
            message = f"minimum_seconds: {shortest} is more than ttl_seconds: {usual}"
            yield Problem((*pointer, "minimum_seconds"), f"{message}; write at most {usual}")
        if longest is not None and longest < usual:
            message = f"maximum_seconds: {longest} is less than ttl_seconds: {usual}"
            yield Problem((*pointer, "maximum_seconds"), f"{message}; write at least {usual}")


@check(
    "CDN121",
    "the root object and the error pages are such as CloudFront takes",
    fact="the root object has no slash in front; an error page has a path and a code, or neither",
    source=f"{cdn.API}/API_CustomErrorResponse.html",
    date=READ,
)
def pages_are_whole(spec: Cdn) -> Iterator[Problem]:
    if spec.root_object.startswith("/"):
        bare = spec.root_object.lstrip("/")
        message = f"CloudFront looks for /{spec.root_object}; write {bare or 'index.html'}"
        yield Problem(("root_object",), message)
    seen: set[int] = set()
    for i, page in enumerate(spec.error_pages):
        pointer: Pointer = ("error_pages", i)
        if (page.path is None) != (page.response_code is None):
            lacking = "path" if page.path is None else "response_code"
            message = f"a page of its own needs a path and a response_code; write `{lacking}`"
            yield Problem(pointer, message, at_key=True)
        if page.code in seen:
            yield Problem((*pointer, "code"), f"{page.code} has a page already; remove one")
        seen.add(page.code)


@check(
    "CDN122",
    "an error page does not make a refusal look like success",
    severity=Severity.WARNING,
    fact="CloudFront replaces the 403 of the firewall and of each origin, too",
    source=f"{cdn.GUIDE}/GeneratingCustomErrorResponses.html",
    date=READ,
)
def refusals_are_seen(spec: Cdn) -> Iterator[Problem]:
    servers = [name for name, origin in spec.origins.items() if not origin.bucket]
    who = "the firewall" if spec.web_acl else f"`{servers[0]}`" if servers else ""
    for i, page in enumerate(spec.error_pages):
        if who and _hides(page):
            message = f"a request that {who} refuses looks served"
            hint = "a bucket answers 403, too, for what is not there; if that is what it is for, "
            hint += "record a decision"
            at: Pointer = ("error_pages", i, "response_code")
            yield Problem(at, f"{message}; write response_code: 403", hint)


def _hides(page: ErrorPage) -> bool:
    return page.code == 403 and page.response_code == 200  # noqa: PLR2004  codes of HTTP


@check(
    "CDN123",
    "countries are those that CloudFront knows, in one of the two lists",
    fact="CloudFront takes ISO 3166 codes (GB, not UK), and either a list of whom it serves or of "
    "whom it does not",
    source=f"{cdn.API}/API_GeoRestriction.html",
    date=READ,
)
def countries_are_known(spec: Cdn) -> Iterator[Problem]:
    if spec.countries and spec.countries_except:
        message = "all but those of `countries` are left out already; remove `countries_except`"
        yield Problem(("countries_except",), message, at_key=True)
    for key in ("countries", "countries_except"):
        for i, code in enumerate(getattr(spec, key)):
            if code not in waf.COUNTRIES:
                right = "; the United Kingdom is GB" if code == "UK" else ""
                yield Problem((key, i), f"there is no country {code}{right}")


@check(
    "CDN125",
    "the bucket of a CDN's logs receives them",
    fact="CloudFront delivers from us-east-1, to a bucket whose policy admits the delivery of logs",
    source=f"{cdn.GUIDE}/standard-logging.html",
    date=READ,
)
def logs_arrive(spec: Cdn, here: Here) -> Iterator[Problem]:
    bucket = BUCKET.find(here, spec.logs.bucket) if spec.logs else None
    if bucket and "cloudfront_logs" not in bucket.spec.receives:
        message = f"bucket/{bucket.name} does not receive cloudfront_logs"
        yield Problem(("logs", "bucket"), f"{message}; add it to its `receives`")
    if spec.logs and cdn.REGION not in here.platform.regions:
        message = f"logs are delivered from {cdn.REGION}, which the platform does not have"
        yield Problem(("logs",), f"{message}; add it with `role: global`", at_key=True)


@check(
    "CDN127",
    "a cheaper price class is near those who ask",
    severity=Severity.WARNING,
    fact="PriceClass_100 is North America, Europe and Israel; PriceClass_200 leaves out South "
    "America, Australia and New Zealand: others are served from there",
    source=f"{cdn.GUIDE}/PriceClass.html",
    date=READ,
)
def clients_are_near(spec: Cdn, here: Here) -> Iterator[Problem]:
    far = cdn.FAR_FROM.get(spec.price_class, ())
    balancers = (b for o in spec.origins.values() for b in spec.balancers(here, o))
    regions = sorted({balancer.region for balancer in balancers})
    australia = cdn.FAR_AUSTRALIA if far else frozenset()
    away = [region for region in regions if region.startswith(far) or region in australia]
    if far and away:
        message = f"{spec.price_class} has no edge location near {' and '.join(away)}"
        right = "write PriceClass_All if clients are there, too"
        yield Problem(("price_class",), f"{message}, where its origins are; {right}")


@check(
    "CDN128",
    "the description of a CDN has at most 128 characters",
    fact="it becomes the comment of the distribution",
    source=f"{cdn.API}/API_DistributionConfig.html",
    date=READ,
)
def comment_is_short(_spec: Cdn, here: Here) -> Iterator[Problem]:
    length = len(here.effective.envelope.description)
    if length > cdn.LONGEST_COMMENT:
        message = f"{length} characters, but CloudFront takes {cdn.LONGEST_COMMENT}; shorten it"
        yield Problem(("description",), message)


@project_check(
    "CDN136",
    "an account has no more cache policies of its own than CloudFront allows",
    severity=Severity.WARNING,
    fact="20 in an account, over all regions; AWS raises it on request",
    source=cdn.QUOTAS,
    date=READ,
)
def policies_are_few(project: Project) -> Iterator[At]:
    count = 0
    for made in CDN.all(project):
        for i, _ in _caches(made.spec):
            count += 1
            if count == cdn.MOST_CACHE_POLICIES + 1:
                total = sum(1 for each in CDN.all(project) for _ in _caches(each.spec))
                message = f"{total} cache policies of its own, but an account may have "
                hint = "if AWS has raised the quota, record a decision"
                right = f"{cdn.MOST_CACHE_POLICIES}; use those of AWS where they fit"
                yield At(made, Problem(("behaviors", i, "cache"), f"{message}{right}", hint))


ANSWER_CHECKS = (
    empty_caches_have_no_keys,
    times_are_in_order,
    pages_are_whole,
    refusals_are_seen,
    countries_are_known,
    logs_arrive,
    clients_are_near,
    comment_is_short,
)
