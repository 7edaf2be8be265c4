"""Rules and actions of listeners that Elastic Load Balancing refuses."""

from collections import Counter
from collections.abc import Iterator

from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference"
GUIDE = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application"
READ = "2026-11-29"

RULES = ("aws_lb_listener_rule", "aws_alb_listener_rule")
LISTENERS = ("aws_lb_listener", "aws_alb_listener")
LAST = ("forward", "redirect", "fixed-response")
ONCE = ("host_header", "path_pattern", "http_request_method", "source_ip")
MOST_VALUES = 5


@resource_check(
    "AWS057",
    "a listener's rule ends in one action, and has five condition values at most",
    *RULES,
    fact="a rule has one forward, redirect or fixed-response, performed last; one condition each "
    "of host, path, method and source; five values together; it authenticates only at HTTPS",
    source=f"{API}/API_CreateRule.html",
    date=READ,
)
def rules_end(_kind: str, block: Block) -> Iterator[Problem]:
    yield from _about_actions(block)
    conditions = list(block.blocks("condition"))
    names = Counter(name for one in conditions for name in ONCE if one.has(name))
    for name, count in names.items():
        if count > 1:
            message = f"a rule has one condition {name}; write all its values into one"
            yield block.problem("condition", message)
    values = sum(len(_values(one)) for one in conditions)
    if values > MOST_VALUES:
        message = f"{values} condition values, but a rule has at most {MOST_VALUES}"
        yield block.problem("condition", f"{message}; use wildcards, or make a second rule")


def _about_actions(block: Block) -> Iterator[Problem]:
    actions = list(block.blocks("action"))
    sorts = [action.text("type") for action in actions]
    if not actions or "" in sorts:
        return
    ends = [action for action in actions if action.text("type") in LAST]
    if len(ends) != 1:
        what = "no action" if not ends else f"{len(ends)} actions"
        message = f"{what} of {', '.join(LAST)}; a rule has exactly one"
        yield block.problem("action", message)
        return
    order = ends[0].number("order")
    orders = [number for action in actions if (number := action.number("order")) is not None]
    if order is not None and order < max(orders):
        message = f"{ends[0].text('type')} is the last action; write order: {max(orders):g} or more"
        yield ends[0].problem("order", message)
    listener = block.referred("listener_arn")
    for action in actions:
        signs_in = action.text("type").startswith("authenticate-")
        if signs_in and listener and listener[1].text("protocol") == "HTTP":
            message = f"{action.text('type')} needs a listener of HTTPS"
            yield action.problem("type", message)


def _values(condition: Block) -> list[object]:
    inside = [inner for name in condition.data for inner in condition.blocks(name)]
    values = [value for inner in inside for value in inner.texts("values")]
    return [*values, *condition.blocks("query_string")]


@resource_check(
    "AWS058",
    "a redirect leads elsewhere, and never from HTTPS to HTTP",
    *RULES,
    *LISTENERS,
    fact="a redirect changes protocol, port, host or path; Elastic Load Balancing refuses one from "
    "HTTPS to HTTP; a path begins with /, a query without ?",
    source=f"{API}/API_RedirectActionConfig.html",
    date=READ,
)
def redirects_lead_elsewhere(kind: str, block: Block) -> Iterator[Problem]:
    protocol = block.text("protocol") if kind in LISTENERS else ""
    if kind in RULES and (listener := block.referred("listener_arn")):
        protocol = listener[1].text("protocol")
    for action in block.blocks("default_action" if kind in LISTENERS else "action"):
        for redirect in action.blocks("redirect"):
            yield from _about_redirect(redirect, protocol)


KEPT = {
    "protocol": "#{protocol}",
    "port": "#{port}",
    "host": "#{host}",
    "path": "/#{path}",
}
"""Part of an address -> what leaves it as it is."""


def _about_redirect(redirect: Block, protocol: str) -> Iterator[Problem]:
    if redirect.whole and all(_is_kept(redirect, key, kept) for key, kept in KEPT.items()):
        message = "it leads to where the request came from; change protocol, port, host or path"
        yield redirect.problem("status_code", message)
    if protocol == "HTTPS" and redirect.text("protocol") == "HTTP":
        message = "a listener of HTTPS does not redirect to HTTP; write HTTPS"
        yield redirect.problem("protocol", message)
    path, query = redirect.text("path"), redirect.text("query")
    if path and not path.startswith("/"):
        yield redirect.problem("path", f"a path begins with /; write /{path}")
    if query.startswith("?"):
        yield redirect.problem("query", f"the ? is added; write {query[1:] or 'nothing'}")


def _is_kept(redirect: Block, key: str, kept: str) -> bool:
    return not redirect.has(key) or redirect.text(key) == kept


@resource_check(
    "AWS059",
    "a listener verifies clients with a trust store, and at HTTPS",
    *LISTENERS,
    fact="verify needs a trust store, and off and passthrough have none; only listeners of HTTPS "
    "ask for certificates of clients",
    source=f"{API}/API_MutualAuthenticationAttributes.html",
    date=READ,
)
def clients_are_verified(_kind: str, block: Block) -> Iterator[Problem]:
    protocol = block.text("protocol")
    for mutual in block.blocks("mutual_authentication"):
        mode = mutual.text("mode")
        if protocol and protocol != "HTTPS" and mode in ("verify", "passthrough"):
            message = f"a listener of {protocol} does not ask for certificates of clients"
            yield mutual.problem("mode", f"{message}; remove mutual_authentication")
        if mode == "verify" and mutual.lacks("trust_store_arn"):
            yield mutual.problem("mode", "verify needs a trust store; write trust_store_arn")
        for key in ("trust_store_arn", "ignore_client_certificate_expiry"):
            if mode in ("off", "passthrough") and mutual.has(key) and mutual.value(key):
                yield mutual.problem(key, f"{key} is for mode: verify; remove it")


BALANCERS = ("aws_lb", "aws_alb")
FIXED = ("allocation_id", "private_ipv4_address", "ipv6_address")


@resource_check(
    "AWS060",
    "an application load balancer has no fixed addresses, and logs outside AWSLogs",
    *BALANCERS,
    fact="only network load balancers take addresses for their subnets; a prefix of logs must not "
    "contain AWSLogs, which Elastic Load Balancing adds",
    source=f"{GUIDE}/load-balancer-access-logs.html",
    date=READ,
)
def addresses_are_not_fixed(_kind: str, block: Block) -> Iterator[Problem]:
    sort = block.text("load_balancer_type") or (
        "application" if block.lacks("load_balancer_type") else ""
    )
    for mapping in block.blocks("subnet_mapping") if sort == "application" else ():
        for key in FIXED:
            if mapping.has(key):
                message = f"{key} is for network load balancers; remove it"
                yield mapping.problem(key, message)
    for kind in ("access_logs", "connection_logs"):
        for logs in block.blocks(kind):
            if "AWSLogs" in logs.text("prefix"):
                message = "Elastic Load Balancing adds AWSLogs itself; write a prefix without it"
                yield logs.problem("prefix", message)
