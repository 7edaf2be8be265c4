"""Rules as Terraform's statements: plain maps, because the bindings pass them on as they are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from specgen.facts.waf_groups import BOT_CONTROL
from specgen.systems.web_acl.model.rule import Rate, Rule

Statement = dict[str, Any]
Arns = Callable[[str], str]
"""Name of an IP set -> its ARN."""

KIB = 1_024
_LOWER_CASE, _AS_IT_IS = "LOWERCASE", "NONE"
_PATH: Statement = {"uri_path": {}}


@dataclass(frozen=True, slots=True)
class Client:
    """Where the client's address is; header: in lower case, empty for the connection's own"""

    header: str = ""
    fallback: str = "MATCH"

    def by(self, key: str, **more: str) -> Statement:
        """Nothing if it is the connection's own."""
        if not self.header:
            return {}
        return {key: {"header_name": self.header, "fallback_behavior": self.fallback, **more}}

    @property
    def negated(self) -> "Client":
        """For a statement in a `not`, which turns what it falls back to around as well."""
        return replace(self, fallback="NO_MATCH" if self.fallback == "MATCH" else "MATCH")


def statement_of(rule: Rule, client: Client, arn: Arns) -> Statement:
    """What a rule matches; its shape is checked."""
    conditions = list(_conditions(rule, client, arn))
    narrowed = {"scope_down_statement": _all(conditions)} if conditions else {}
    if rule.managed:
        return {"managed_rule_group_statement": {**_group(rule), **narrowed}}
    if rule.rate:
        return {"rate_based_statement": {**_rate(rule.rate, client), **narrowed}}
    return _all(conditions)


def origin_statement(header: str, value: str, exceptions: Sequence[str]) -> Statement:
    """Requests without the value in the header, on other paths than the exceptions."""
    other = _not(_text(_header(header), "EXACTLY", value, _AS_IT_IS))
    return _all([other, *_elsewhere(exceptions)])


def absence_statement(header: str, exceptions: Sequence[str]) -> Statement:
    """Requests without the header, on other paths than the exceptions.

    A statement about what is not there never matches.
    source: https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-fields.html
    """
    return _all([_not(_size(_header(header), "GE", 0)), *_elsewhere(exceptions)])


def _elsewhere(paths: Sequence[str]) -> Iterator[Statement]:
    yield from (_not(_text(_PATH, "EXACTLY", path, _AS_IT_IS)) for path in paths)


def _conditions(rule: Rule, client: Client, arn: Arns) -> Iterator[Statement]:
    """The cheapest first."""
    if rule.countries:
        yield _countries(rule.countries, client)
    if rule.countries_except:
        yield _not(_countries(rule.countries_except, client.negated))
    if rule.ip_set:
        yield _addresses(arn(rule.ip_set), client)
    if rule.ip_set_except:
        yield _not(_addresses(arn(rule.ip_set_except), client.negated))
    if rule.host:
        yield _text(_header("host"), "EXACTLY", rule.host, _LOWER_CASE)
    if rule.path_prefix:
        yield _text(_PATH, "STARTS_WITH", rule.path_prefix.lower(), _LOWER_CASE)
    if rule.over_kib:
        # what is larger than the service hands over is larger than this, too
        body = {"body": {"oversize_handling": "MATCH"}}
        yield _size(body, "GT", rule.over_kib * KIB)


def _all(statements: Sequence[Statement]) -> Statement:
    if len(statements) == 1:
        return statements[0]
    return {"and_statement": {"statement": list(statements)}}


def _not(statement: Statement) -> Statement:
    return {"not_statement": {"statement": statement}}


def _header(name: str) -> Statement:
    """WAF keeps names of headers in lower case."""
    return {"single_header": {"name": name.lower()}}


def _text(field: Statement, where: str, text: str, change: str) -> Statement:
    compared = {"positional_constraint": where, "search_string": text}
    return {"byte_match_statement": {"field_to_match": field, **compared, **_changed(change)}}


def _size(field: Statement, operator: str, size: int) -> Statement:
    compared = {"comparison_operator": operator, "size": size}
    return {
        "size_constraint_statement": {"field_to_match": field, **compared, **_changed(_AS_IT_IS)}
    }


def _changed(change: str) -> Statement:
    return {"text_transformation": [{"priority": 0, "type": change}]}


def _countries(codes: Sequence[str], client: Client) -> Statement:
    by = client.by("forwarded_ip_config")
    return {"geo_match_statement": {"country_codes": list(codes), **by}}


def _addresses(arn: str, client: Client) -> Statement:
    by = client.by("ip_set_forwarded_ip_config", position="FIRST")
    return {"ip_set_reference_statement": {"arn": arn, **by}}


def _rate(rate: Rate, client: Client) -> Statement:
    forwarded = bool(client.header) and rate.per == "client"
    key, keys = _aggregated(rate, forwarded=forwarded)
    return {
        "limit": rate.limit,
        "evaluation_window_sec": rate.window_seconds,
        "aggregate_key_type": key,
        **({"custom_key": keys} if keys else {}),
        **(client.by("forwarded_ip_config") if forwarded else {}),
    }


def _aggregated(rate: Rate, *, forwarded: bool) -> tuple[str, list[Statement]]:
    """The type of the key, and the custom keys."""
    if not rate.headers:
        single = "FORWARDED_IP" if forwarded else "IP"
        return ("CONSTANT" if rate.per == "everyone" else single), []
    address: Statement = {"forwarded_ip": {}} if forwarded else {"ip": {}}
    headers = [{"header": {"name": h.lower(), **_changed(_AS_IT_IS)}} for h in rate.headers]
    return "CUSTOM_KEYS", [*([address] if rate.per == "client" else []), *headers]


def _group(rule: Rule) -> Statement:
    overrides = [
        {"name": name, "action_to_use": {action: {}}} for name, action in rule.overrides.items()
    ]
    made: Statement = {"name": rule.managed, "vendor_name": "AWS"}
    if overrides:
        made["rule_action_override"] = overrides
    if rule.managed == BOT_CONTROL and rule.inspection_level:
        settings: Statement = {"inspection_level": rule.inspection_level}
        if rule.machine_learning is not None:
            settings["enable_machine_learning"] = rule.machine_learning
        made["managed_rule_group_configs"] = [{"aws_managed_rules_bot_control_rule_set": settings}]
    return made
