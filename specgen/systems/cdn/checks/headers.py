"""Headers that CloudFront adds, forwards or refuses, and what firewalls make of them."""

from collections.abc import Iterator

from specgen.facts import cdn, waf
from specgen.sdk import Here, Pointer, Problem, Severity, check
from specgen.sdk.aws.firewall import WEB_ACL, WebAcl
from specgen.systems.cdn.model import Cdn
from specgen.systems.cdn.model.behaviors import lower

READ = "2026-11-29"
HEADERS = f"{cdn.GUIDE}/add-origin-custom-headers.html"


@check(
    "CDN120",
    "a secret header is one that CloudFront sends",
    fact="CloudFront refuses headers of connections, of caches and of its own",
    source=HEADERS,
    date=READ,
)
def headers_are_sent(spec: Cdn) -> Iterator[Problem]:
    for name, origin in spec.origins.items():
        header = origin.secret_header.name if origin.secret_header else ""
        known = header.lower()
        if known in cdn.REFUSED_HEADERS or known.startswith(cdn.REFUSED_PREFIXES):
            message = f"CloudFront does not add {header} to requests"
            at: Pointer = ("origins", name, "secret_header", "name")
            yield Problem(at, f"{message}; write another name, such as X-Origin-Verify")


@check(
    "CDN135",
    "an origin whose firewall asks for a secret header gets it",
    fact="the ACL of the load balancer blocks requests without the header, those of the CDN too",
    source=f"{cdn.GUIDE}/restrict-access-to-load-balancer.html",
    date=READ,
)
def firewalls_know_the_cdn(spec: Cdn, here: Here) -> Iterator[Problem]:
    for name, origin in spec.origins.items():
        sent = origin.secret_header
        for balancer in spec.balancers(here, origin):
            acl = WEB_ACL.find(balancer, balancer.spec.web_acl or "")
            wanted = acl.spec.origin_header if acl else None
            if not acl or not wanted:
                continue
            form = f"secret_header: {{name: {wanted.name}, secret: {wanted.secret}}}"
            if sent is None:
                message = f"web_acl/{acl.name} blocks all of its requests; write {form}"
                yield Problem(("origins", name), message, at_key=True)
                break
            if (sent.name.lower(), sent.secret) != (wanted.name.lower(), wanted.secret):
                message = f"web_acl/{acl.name} asks for another header; write {form}"
                yield Problem(("origins", name, "secret_header"), message)
                break


@check(
    "CDN137",
    "clients do not choose the address by which firewalls judge them",
    severity=Severity.WARNING,
    fact="a proxy in front overwrites its header; CloudFront does not, and forwards to the origin "
    "what the client wrote",
    source=f"{cdn.GUIDE}/RequestAndResponseBehaviorCustomOrigin.html",
    date=READ,
)
def addresses_are_not_chosen(spec: Cdn, here: Here) -> Iterator[Problem]:
    """Only if its own records lead clients straight to it: then no proxy is in front."""
    if spec.zone is None:
        return
    own = WEB_ACL.find(here, spec.web_acl, cdn.REGION) if spec.web_acl else None
    if own:
        yield from _chosen(own, ("web_acl",), "remove `client_ip` there")
    for name, origin in spec.origins.items():
        for balancer in spec.balancers(here, origin):
            acl = WEB_ACL.find(balancer, balancer.spec.web_acl or "")
            found = list(_chosen(acl, ("origins", name, origin.source), _JUDGED)) if acl else []
            yield from found
            if found:
                break


_JUDGED = "judge addresses in the CDN's ACL only: remove `client_ip` there, and those rules"


def _chosen(acl: Here[WebAcl], pointer: Pointer, right: str) -> Iterator[Problem]:
    header = acl.spec.client_ip.header if acl.spec.client_ip else ""
    if header.lower() in waf.HEADERS_OF_PROXIES:
        message = f"`dns` leads clients straight here, so that they choose the {header} by which"
        hint = "if a proxy is in front, write `dns: none`"
        yield Problem(pointer, f"{message} web_acl/{acl.name} judges them; {right}", hint)


@check(
    "CDN113",
    "Authorization and Accept-Encoding are forwarded in a way that CloudFront takes",
    fact="CloudFront refuses both in an origin request policy, and Accept-Encoding in the key of a "
    "cache that compresses",
    source="https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/571",
    date=READ,
)
def headers_are_taken(spec: Cdn) -> Iterator[Problem]:
    for i, behavior in enumerate(spec.behaviors):
        cache, forward = behavior.cache, behavior.forward
        sent = set() if isinstance(forward, str | None) else lower(forward.headers)
        kept = set() if isinstance(cache, str) else lower(cache.headers)
        for header in sorted(sent & cdn.NOT_SENT_ALONE):
            message = f"CloudFront does not forward {header.title()} by itself; {_INSTEAD[header]}"
            right = f"{message}, or write `forward: AllViewer`"
            yield Problem(("behaviors", i, "forward", "headers"), right)
        if ENCODING in kept and behavior.compress:
            message = "`compress` tells requests apart by Accept-Encoding already"
            right = f"{message}; remove it, or write `compress: false`"
            yield Problem(("behaviors", i, "cache", "headers"), right)


ENCODING = "accept-encoding"
_INSTEAD = {
    "authorization": "list it in `cache: {headers: [...]}`",
    ENCODING: "remove it, because a cache that compresses forwards it",
}

HEADER_CHECKS = (
    headers_are_sent,
    firewalls_know_the_cdn,
    addresses_are_not_chosen,
    headers_are_taken,
)
