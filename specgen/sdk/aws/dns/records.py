"""Records of a zone's document -> records of Route 53."""

from collections.abc import Iterable

from cdktf_cdktf_provider_aws.route53_record import Route53Record

from specgen.sdk.aws.dns.fields import Record
from specgen.sdk.aws.dns.values import as_strings
from specgen.sdk.construct.scope import Scope
from specgen.terraform.escape import escape, unescape


def records(scope: Scope, zone_id: str, domain: str, known: Iterable[Record]) -> None:
    for record in known:
        scope.add(
            Route53Record,
            record.role,
            zone_id=zone_id,
            name=record.full_name(domain),
            type=record.type,
            ttl=record.ttl_seconds,
            records=[_value(record.type, value) for value in record.values],
        )


def _value(kind: str, value: str) -> str:
    """Escaped after it is split: `${` may lie across two strings."""
    return str(escape(as_strings(unescape(value)))) if kind == "TXT" else value
