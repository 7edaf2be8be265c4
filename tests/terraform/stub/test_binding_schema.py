"""The schemas that we ship are those of the bindings that we require."""

from importlib.resources import files

import pytest
from binding_schema import lines, packed

from specgen.facts.provider_arguments import ALLOWED, REPLACING, REQUIRED_BLOCKS
from specgen.terraform.provider_schema import attributes, line_of
from specgen.terraform.providers import CLOUDFLARE, DATADOG, PAGERDUTY, Provider


@pytest.mark.parametrize("provider", [CLOUDFLARE, DATADOG, PAGERDUTY], ids=lambda p: p.name)
def test_a_schema_is_made_of_the_bindings(provider: Provider) -> None:
    shipped = (files("specgen.terraform") / provider.schema).read_bytes()

    assert packed(lines(provider)) == shipped, (
        f"run `python tools/binding_schema.py {provider.name}`"
    )


def test_attributes_blocks_and_values_are_told_apart() -> None:
    record = attributes("cloudflare_dns_record") or {}
    monitor = attributes("datadog_monitor") or {}
    assert record["zone_id"] == ["r", "string"]
    assert record["created_on"] == ["c", "string"]
    assert record["type"][:2] == ["r", "string"]
    assert "CNAME" in record["type"][2]
    assert (record["data"][1], record["data"][5]) == ("single", "o")
    assert monitor["monitor_thresholds"][:4] == ["b", "list", 0, 1]
    assert len(monitor["monitor_thresholds"]) == 5
    assert line_of(PAGERDUTY, "provider") is not None
    assert line_of(PAGERDUTY, "data.pagerduty_user") is not None


@pytest.mark.parametrize("facts", [ALLOWED, REPLACING, REQUIRED_BLOCKS])
def test_every_fact_is_about_an_argument(facts: dict[str, tuple[str, ...]]) -> None:
    for kind, names in facts.items():
        assert set(names) <= (attributes(kind) or {}).keys(), kind
