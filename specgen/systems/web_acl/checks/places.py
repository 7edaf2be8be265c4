"""Where an ACL is, whose rules it has, and which settings belong to its scope."""

from collections.abc import Iterator

from specgen.facts import waf
from specgen.sdk import Here, Problem, check, did_you_mean
from specgen.sdk.aws.firewall import IP_SET
from specgen.systems.web_acl.model import WEB_ACL, WebAcl

READ = "2026-11-29"
CREATE = f"{waf.API}/API_CreateWebACL.html"


@check(
    "WAF101",
    "an ACL for CDNs is in us-east-1, and the IP sets of an ACL have its scope",
    fact="AWS takes the scope CLOUDFRONT at the endpoint of us-east-1 only, and an ACL finds IP "
    "sets of its own scope and region",
    source=CREATE,
    date=READ,
)
def scope_fits(spec: WebAcl, here: Here) -> Iterator[Problem]:
    if spec.scope == "cloudfront" and here.region != waf.CLOUDFRONT_REGION:
        message = f"an ACL for CDNs is made in {waf.CLOUDFRONT_REGION}, not in {here.region}"
        right = f"write placement: {{regions: [{waf.CLOUDFRONT_REGION}]}}, or scope: regional"
        yield Problem(("scope",), f"{message}; {right}")
        return
    for item in spec.listed(here):
        for key in ("ip_set", "ip_set_except"):
            name: str | None = getattr(item.rule, key)
            found = IP_SET.at(here.project, name, here.environment, here.region) if name else None
            if name and not (found and found.spec.makes(spec.scope, here.region)):
                inherited = item.pointer == ("rules_of",)
                at = item.pointer if inherited else (*item.pointer, key)
                what = f"the rule `{item.rule.name}` needs ip_set/{name}"
                message = f"{what}, which makes no set of the scope {spec.scope} here"
                right = f"add {spec.scope} to its `scopes`, and this region to its placement"
                yield Problem(at, f"{message}; {right}")


@check(
    "WAF112",
    "a rule about the size of bodies compares with what the service hands over",
    fact="a load balancer hands over 8 KiB of a body, CloudFront 16 to 64: what is larger than "
    "that cannot be told apart",
    source=f"{waf.API}/API_Body.html",
    date=READ,
)
def bodies_are_seen(spec: WebAcl, here: Here) -> Iterator[Problem]:
    for item in spec.listed(here):
        size = item.rule.over_kib
        if size and size > spec.body_kib:
            message = f"a body over {spec.body_kib} KiB is cut off, so that {size} is never seen"
            right = f"write over_kib: {spec.body_kib}"
            if spec.scope == "cloudfront":
                right += f", or body_inspection_kib: {_enough(size)}"
            if item.pointer == ("rules_of",):
                message = f"the rule `{item.rule.name}`: {message}"
                right = f"leave it out: without: [{item.rule.name}]"
                yield Problem(item.pointer, f"{message}; {right}")
            else:
                yield Problem((*item.pointer, "over_kib"), f"{message}; {right}")


def _enough(size: int) -> int:
    return next(kib for kib in waf.CLOUDFRONT_BODY_KIB if kib >= size)


@check("WAF126", "an ACL takes the rules of one that has its own, and leaves out rules that exist")
def rules_are_found(spec: WebAcl, here: Here) -> Iterator[Problem]:
    other = WEB_ACL.find(here, spec.rules_of) if spec.rules_of else None
    if spec.rules_of == here.name:
        yield Problem(("rules_of",), "this is the ACL itself; name another, or remove it")
        return
    if other and other.spec.rules_of:
        message = f"web_acl/{spec.rules_of} has its rules from web_acl/{other.spec.rules_of}"
        yield Problem(("rules_of",), f"{message}; name that one")
    names = [item.rule.name for item in spec.all_rules(here)]
    for i, name in enumerate(spec.without):
        if name not in names:
            guess = did_you_mean(name, names)
            message = f"there is no rule `{name}` to leave out{guess}"
            yield Problem(("without", i), message, f"there are: {', '.join(names) or 'none'}")


@check(
    "WAF127",
    "an ACL has the settings of its scope",
    fact="a load balancer hands over 8 KiB of a body, whatever is set; what comes to a CDN has no "
    "header from a CDN yet",
    source=f"{waf.API}/API_AssociationConfig.html",
    date=READ,
)
def settings_are_of_the_scope(spec: WebAcl) -> Iterator[Problem]:
    if spec.scope == "regional" and spec.body_inspection_kib:
        message = "`body_inspection_kib` is CloudFront's; a load balancer hands over 8 KiB"
        yield Problem(("body_inspection_kib",), f"{message}; remove it", at_key=True)
    if spec.scope == "cloudfront" and spec.origin_header:
        message = "requests to a CDN do not have the header that it adds: all would be blocked"
        right = "move `origin_header` to the regional ACL of the load balancer behind it"
        yield Problem(("origin_header",), f"{message}; {right}", at_key=True)


@check("WAF129", "an ACL does something")
def acl_does_something(spec: WebAcl, here: Here) -> Iterator[Problem]:
    other = WEB_ACL.find(here, spec.rules_of) if spec.rules_of else None
    is_wrong = other is not None and other.spec.rules_of is not None
    if spec.default_action == "allow" and not spec.capacity(here) and not is_wrong:
        message = "this ACL has no rule, and lets everything through"
        yield Problem(("rules",), f"{message}; write `rules`, or `rules_of`")


PLACE_CHECKS = (
    scope_fits,
    bodies_are_seen,
    rules_are_found,
    settings_are_of_the_scope,
    acl_does_something,
)
