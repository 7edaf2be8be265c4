"""Changes that AWS refuses: what fires, what must not, and what the provider itself plans."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from modules import changes, resources, sides, unplanned
from support import need_terraform
from transitions import Transition, contents, element, transitions

from specgen.diff import run
from specgen.diff.as_json import as_json
from specgen.diff.markdown import markdown
from specgen.diff.model import Action, Change
from specgen.diff.refused import kept, refused
from specgen.diff.text import text
from specgen.diff.wording import remarks
from specgen.facts.refusals.refusal import Gap, Refusal, Step
from specgen.facts.refusals.table import REFUSALS, UNAFFECTED
from specgen.facts.stateful import LOST
from specgen.findings.report import plain_console
from specgen.terraform.provider_schema import attributes

ROWS = [row for rows in REFUSALS.values() for row in rows]
CASES = transitions()
KEPT = [c for c in CASES if c.planned != "replace" and c.new.keys() >= c.old.keys()]
"""Changes in place that leave no argument out, which might then keep its value."""
VPC_IPV6 = {"assign_generated_ipv6_cidr_block": True}
KEY = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"


def said(case: Transition, planned: dict[str, Any] | None = None) -> str:
    old, new = (element(case.kind, case.name, body) for body in (case.old, case.new))
    return refused(old, new, contents(new), planned)


def told(case: Transition) -> str:
    """With a plan that is as the files are."""
    old, new = (element(case.kind, case.name, body) for body in (case.old, case.new))
    if case.planned == "replace":
        return kept(old, new, contents(new))
    return said(case, {"before": case.old, "after": case.new})


@pytest.mark.parametrize("case", [c for c in CASES if c.said], ids=lambda c: c.address)
def test_a_change_is_refused(case: Transition) -> None:
    assert case.said in told(case)


@pytest.mark.parametrize("case", [c for c in CASES if not c.said], ids=lambda c: c.address)
def test_a_near_miss_is_not(case: Transition) -> None:
    assert told(case) == ""


@pytest.mark.parametrize("case", KEPT, ids=lambda c: c.address)
def test_the_files_alone_tell_as_much(case: Transition) -> None:
    assert said(case) == told(case)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.address)
def test_what_stays_as_it_is_is_never_refused(case: Transition) -> None:
    for body in (case.old, case.new):
        same = element(case.kind, case.name, body)
        assert refused(same, same, contents(same)) == ""


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 10**6),
    st.text(max_size=12),
    st.from_regex(r"[0-9]{1,2}(\.[0-9]{1,2}){0,3}", fullmatch=True),
    st.lists(st.dictionaries(st.sampled_from(["name", "type"]), st.text(max_size=3)), max_size=2),
    st.sampled_from([*Gap]),
)


@given(row=st.sampled_from(ROWS), old=VALUES, new=VALUES, other=VALUES)
def test_every_form_answers_to_any_values(row: Refusal, old: Any, new: Any, other: Any) -> None:
    step = Step(old, new, lambda _: other, lambda _: other)

    assert row.when(step) in (True, False)


@given(row=st.sampled_from(ROWS), value=VALUES, other=VALUES)
def test_equal_values_are_never_refused(row: Refusal, value: Any, other: Any) -> None:
    body: dict[str, Any] = {"other": other}
    *blocks, last = row.path.split(".")
    inner = body
    for block in blocks:
        inner = inner.setdefault(block, {})
    inner[last] = value
    same = element(row.kind, "x", body)

    assert refused(same, same, contents(same)) == ""


def test_every_stateful_type_is_covered() -> None:
    assert LOST.keys() - REFUSALS.keys() == UNAFFECTED.keys()
    assert all(UNAFFECTED.values())


def test_every_row_has_a_source_and_a_case() -> None:
    shown: dict[str, str] = {}
    for case in CASES:
        shown[case.kind] = shown.get(case.kind, "") + told(case)

    assert [row.path for row in ROWS if not row.source.startswith("https://")] == []
    open_ = [row.path for row in ROWS if not pattern(row).search(shown[row.kind])]
    others = {"backup_retention_period", "assign_generated_ipv6_cidr_block"}
    assert set(open_) == others, "which have tests of their own"


def pattern(row: Refusal) -> re.Pattern[str]:
    words = map(re.escape, re.split(r"\{\w+\}", f"{row.path}: {row.says}"))
    return re.compile(".*".join(words))


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r.kind}.{r.path}")
def test_every_row_names_an_argument_of_the_provider(row: Refusal) -> None:
    declared = attributes(row.kind)

    assert declared is not None
    assert row.path.partition(".")[0] in declared


def test_what_is_not_known_is_not_refused() -> None:
    old = element("aws_db_instance", "main", {"allocated_storage": 100})
    new = element("aws_db_instance", "main", {"allocated_storage": "${aws_ebs_volume.a.size}"})

    assert refused(old, new, contents(new)) == ""
    assert refused(new, old, contents(new)) == ""


def test_the_plan_knows_the_value_of_a_variable() -> None:
    old = element("aws_db_instance", "main", {"allocated_storage": "${var.size}"})
    new = element("aws_db_instance", "main", {"allocated_storage": "${var.size - 50}"})
    planned = {"before": {"allocated_storage": 100}, "after": {"allocated_storage": 50}}

    assert "(100 to 50 GiB)" in refused(old, new, contents(new), planned)


def test_an_invented_value_is_not_taken_for_the_real_one() -> None:
    old = element("aws_db_instance", "main", {})
    new = element("aws_db_instance", "main", {"engine_version": "16.4"})
    planned = {"before": {"engine_version": "99"}, "after": {"engine_version": "16.4"}}

    assert refused(old, new, contents(new), planned) == ""


def test_a_reference_shows_that_something_is_set() -> None:
    old = element("aws_db_instance", "main", {"engine": "postgres"})
    source = "${aws_db_instance.other.identifier}"
    new = element("aws_db_instance", "main", {"replicate_source_db": source})

    assert "neither becomes a replica" in refused(old, new, contents(new))


def test_a_reference_to_another_resource_is_another_value() -> None:
    texts = [f"${{aws_db_instance.{name}.identifier}}" for name in ("shop", "other")]
    old, new = (element("aws_db_instance", "main", {"replicate_source_db": t}) for t in texts)
    values = ({"replicate_source_db": name} for name in ("acme-shop", "acme-other"))
    planned = dict(zip(("before", "after"), values, strict=True))

    assert "follows another source" in refused(old, new, contents(new), planned)
    assert refused(old, new, contents(new), {"before": {}, "after": {}}) == ""


def test_a_reference_under_a_new_name_is_the_same_value() -> None:
    texts = [f"${{aws_db_instance.{name}.identifier}}" for name in ("shop", "renamed")]
    old, new = (element("aws_db_instance", "main", {"replicate_source_db": t}) for t in texts)
    same = {"replicate_source_db": "acme-shop"}

    assert refused(old, new, contents(new), {"before": same, "after": same}) == ""


@pytest.mark.parametrize("ignored", ["all", ["allocated_storage"]])
def test_what_terraform_ignores_is_never_sent(ignored: Any) -> None:
    lifecycle = {"lifecycle": {"ignore_changes": ignored}}
    old = element("aws_db_instance", "main", {"allocated_storage": 100})
    new = element("aws_db_instance", "main", {"allocated_storage": 50} | lifecycle)

    assert refused(old, new, contents(new)) == ""


def test_a_source_of_replicas_keeps_its_backups() -> None:
    old = element("aws_db_instance", "main", {"backup_retention_period": 7})
    new = element("aws_db_instance", "main", {"backup_retention_period": 0})
    source = {"replicate_source_db": "${aws_db_instance.main.arn}"}
    replica = element("aws_db_instance", "replica", source)

    assert "a source of read replicas" in refused(old, new, contents(new, replica))
    assert refused(old, new, contents(new)) == ""


def test_a_vpc_keeps_an_ipv6_block_that_subnets_have() -> None:
    vpc, without = ({"cidr_block": "10.0.0.0/16"} | ipv6 for ipv6 in (VPC_IPV6, {}))
    old, new = (element("aws_vpc", "main", body) for body in (vpc, without))
    subnet = {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.0.0/24"}
    bare = element("aws_subnet", "a", subnet)
    block = "${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 0)}"
    given = element("aws_subnet", "a", subnet | {"ipv6_cidr_block": block})
    elsewhere = element("aws_subnet", "a", given.body | {"vpc_id": "${aws_vpc.other.id}"})

    off, on = {"before": vpc, "after": without}, {"before": without, "after": vpc}

    said = refused(old, new, contents(new, bare), off, contents(old, given))
    assert said.startswith("assign_generated_ipv6_cidr_block: a VPC keeps its IPv6 block")
    for others in (contents(old, bare), contents(old, elsewhere), contents(old), None):
        assert refused(old, new, contents(new, bare), off, others) == ""
    assert refused(new, old, contents(old, given), on, contents(new, bare)) == ""


@pytest.mark.terraform
def test_the_provider_plans_to_take_the_ipv6_block_off() -> None:
    need_terraform()
    subnet = {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.0.0/24"}
    block = {"ipv6_cidr_block": "${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 0)}"}
    vpc = {"cidr_block": "10.0.0.0/16"}
    base = resources(aws_vpc={"main": vpc | VPC_IPV6}, aws_subnet={"a": subnet | block})
    bare = resources(aws_vpc={"main": vpc | VPC_IPV6}, aws_subnet={"a": subnet})
    head = resources(aws_vpc={"main": vpc}, aws_subnet={"a": subnet})

    at_once = run.run(sides({"x": base}, {"x": head}), None, run.Options())
    first = run.run(sides({"x": base}, {"x": bare}), None, run.Options())
    then = run.run(sides({"x": bare}, {"x": head}), None, run.Options())

    assert changes(at_once)["aws_vpc.main"].action is Action.UPDATE
    assert "a VPC keeps its IPv6 block" in changes(at_once)["aws_vpc.main"].refused
    assert (first.impossible, then.impossible) == (0, 0)


def test_a_lock_that_is_removed_is_told_once() -> None:
    body = {"changeable_for_days": 3, "min_retention_days": 7}
    lock = element("aws_backup_vault_lock_configuration", "main", body)

    assert kept(lock, None, contents()).count("never changes") == 1


DATABASE = {"engine": "postgres", "instance_class": "db.t4g.medium", "identifier": "main"}


def test_without_a_plan_the_files_are_enough() -> None:
    base = resources(aws_db_instance={"main": DATABASE | {"allocated_storage": 50}})
    head = resources(aws_db_instance={"main": DATABASE | {"allocated_storage": 30}})

    result = unplanned(sides({"x": base}, {"x": head}))

    (change,) = changes(result).values()
    assert result.fails
    assert remarks(change)[0].startswith("AWS refuses this, unless it is replaced: ")


def test_changes_that_are_alike_are_not_folded() -> None:
    volumes = {f"v{number}": {"availability_zone": "us-east-1a"} for number in range(6)}
    base, head = (
        resources(aws_ebs_volume={name: body | {"size": size} for name, body in volumes.items()})
        for size in (100, 50)
    )

    result = unplanned(sides({"x": base}, {"x": head}))

    assert markdown(result).count("AWS refuses this") == result.impossible == 6


@pytest.fixture(scope="module")
def result() -> run.Result:
    need_terraform()
    base: dict[str, dict[str, Any]] = {}
    head: dict[str, dict[str, Any]] = {}
    for case in CASES:
        base.setdefault(case.kind, {})[case.name] = case.old
        head.setdefault(case.kind, {})[case.name] = case.new
    return run.run(sides({"x": resources(**base)}, {"x": resources(**head)}), None, run.Options())


@pytest.fixture(scope="module")
def planned(result: run.Result) -> dict[str, Change]:
    assert result.failed == (), [str(d) for f in result.failed for d in f.diagnostics]
    return changes(result)


@pytest.mark.terraform
@pytest.mark.parametrize("case", CASES, ids=lambda c: c.address)
def test_the_real_provider_plans_it(planned: dict[str, Change], case: Transition) -> None:
    change = planned[case.address]

    assert change.action == Action(case.planned)
    if case.said:
        assert case.said in change.refused
    else:
        assert change.refused == ""


@pytest.mark.terraform
def test_a_diff_ends_with_1_and_says_why(result: run.Result) -> None:
    count = sum(1 for case in CASES if case.said)

    assert result.impossible == count
    assert replace(result, verdicts=()).fails, "no decision allows what AWS refuses"
    assert f"not allowed, {count} changes that AWS refuses" in markdown(result)
    shown = text(result, plain_console())  # a comment of Markdown has no room for all of them
    assert re.search(r"AWS refuses this: .*: storage never becomes smaller", shown)
    assert re.search(r'"refused": "allocated_storage: storage never', as_json(result))
