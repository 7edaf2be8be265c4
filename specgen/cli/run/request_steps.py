"""The way of a request: a step with its line, and what the firewalls on it do."""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from specgen.findings.finding import Place
from specgen.findings.pointers import Pointer
from specgen.project.here import Here
from specgen.project.project import Effective
from specgen.systems.cdn.model.origins import SecretHeader
from specgen.systems.web_acl.model import WEB_ACL, Listed, WebAcl
from specgen.systems.web_acl.model.rule import Rule

ACTS = {
    "allow": "lets it pass",
    "block": "blocks it",
    "captcha": "asks for a captcha",
    "challenge": "challenges the client",
    "count": "counts it",
}


@dataclass(frozen=True, slots=True)
class Request:
    """path: begins with a slash; is_plain: without TLS; sent: the header that a CDN adds"""

    host: str
    path: str
    is_plain: bool = False
    sent: SecretHeader | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """answers: the request ends here, with an answer that is not an error

    refuses: it ends here, with an error
    """

    words: str
    document: str = ""
    place: Place | None = None
    answers: bool = False
    refuses: bool = False

    @property
    def where(self) -> str:
        return f"{self.place.path}:{self.place.line}" if self.place else ""


Steps = Iterator[Step]


def step(
    at: Effective[Any],
    pointer: Pointer,
    words: str,
    *,
    answers: bool = False,
    refuses: bool = False,
) -> Step:
    return Step(words, at.id, at.place(pointer), answers, refuses)


def fits(text: str, pattern: str) -> bool:
    """Whether a pattern with * and ? takes the whole text."""
    return fnmatchcase(text, pattern.replace("[", "[[]"))


def firewall(here: Here[Any], name: str | None, region: str, request: Request) -> Steps:
    """The last step refuses if the request gets no further."""
    acl = WEB_ACL.find(here, name, region) if name else None
    if acl is None:
        return
    found = _header(acl, request)
    if found:
        yield found
    if found and found.refuses:
        return
    for item in acl.spec.listed(acl):
        if _looks(item.rule, request):
            made, is_last = _rule(acl, item)
            yield made
            if is_last:
                return
    if acl.spec.default_action == "block":
        words = f"{acl.effective.id} blocks what no rule of it lets pass"
        is_hopeless = not any(item.rule.acts == "allow" for item in acl.spec.listed(acl))
        yield step(acl.effective, ("default_action",), words, refuses=is_hopeless)


def _header(acl: Here[WebAcl], request: Request) -> Step | None:
    wanted, sent = acl.spec.origin_header, request.sent
    if wanted is None or request.path in wanted.except_:
        return None
    has_it = sent and (sent.name.lower(), sent.secret) == (wanted.name.lower(), wanted.secret)
    does = "finds the header" if has_it else "blocks it without the header"
    words = f"{acl.effective.id} {does} {wanted.name}"
    return step(acl.effective, ("origin_header",), words, refuses=not has_it)


def _rule(acl: Here[WebAcl], item: Listed) -> tuple[Step, bool]:
    """And whether no other rule looks at the request."""
    rule, is_certain = item.rule, _is_certain(item.rule)
    if rule.managed:
        acts = f"lets {rule.managed} {'count' if rule.mode == 'count' else 'judge'} it"
    else:
        acts = ACTS[rule.acts] if is_certain else f"may {rule.acts} it"
    blocks = is_certain and rule.acts == "block"
    words = f"{acl.effective.id}: rule {rule.name} {acts}"
    made = step(acl.effective, item.pointer, words, refuses=blocks)
    return made, blocks or (is_certain and rule.acts == "allow")


def _is_certain(rule: Rule) -> bool:
    """Whether name and path decide alone."""
    is_open = rule.managed or rule.rate or rule.over_kib or rule.asks_for_the_client
    return not is_open


def _looks(rule: Rule, request: Request) -> bool:
    """As far as name and path decide; nobody knows here who the client is."""
    by_host = rule.host is None or rule.host == request.host
    prefix = (rule.path_prefix or "").lower()
    return by_host and request.path.lower().startswith(prefix)
