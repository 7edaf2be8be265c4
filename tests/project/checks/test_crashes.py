"""A check that raises an error is a bug of ours: told as one, and no other finding is lost."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support import BASE, make_project, short

from specgen.cli import main
from specgen.findings.finding import Problem
from specgen.pipeline import BrokenChecks, check, render
from specgen.project.checks.check import At, Check, ProjectCheck
from specgen.project.project import Project
from specgen.sdk.aws.resources import registry
from specgen.sdk.aws.resources.check import ResourceCheck
from specgen.sdk.system import System
from specgen.systems import SYSTEMS

TOPIC = "---\nkind: topic\nname: jobs\nkey: nothing\n"

FAULTS = """
kind: log_group
name: app
retention_days: 13
---
kind: key
name: data
admits: [rds]
---
kind: service
name: web
---
kind: topic
name: alerts
key: nothing
"""
EXPECTED = {"OBS013 4:17", "SHAPE001 10:1", "REF001 15:6"}
"""Without a crash."""

CHECKS = [(system, one) for system in SYSTEMS for one in system.checks]
USED = [(s, c) for s, c in CHECKS if s.kind in {"network", "security_group", "key"}]


def failing(*_: object) -> NoReturn:
    raise ZeroDivisionError


def broken(systems: Sequence[System], code: str) -> tuple[System, ...]:
    """The systems, with the checks of a code raising an error."""

    def one(given: Any) -> Any:
        return replace(given, function=failing) if given.rule.code == code else given

    return tuple(
        replace(
            s,
            checks=tuple(map(one, s.checks)),
            project_checks=tuple(map(one, s.project_checks)),
        )
        for s in systems
    )


@settings(max_examples=12, derandomize=True, database=None, deadline=None)
@given(item=st.sampled_from(USED))
def test_a_check_of_one_document_hides_no_finding(
    item: tuple[System, Check], tmp_path_factory: pytest.TempPathFactory
) -> None:
    system, one = item
    root = make_project(tmp_path_factory.mktemp("p"), FAULTS, ("network",))

    with pytest.raises(BrokenChecks) as raised:
        check(root, root / "specs", broken(SYSTEMS, one.rule.code))

    found = [short(f) for f in raised.value.checked.findings]
    assert set(found) >= EXPECTED
    assert {crash.code for crash in raised.value.crashes} == {one.rule.code}
    assert {crash.document.partition("/")[0] for crash in raised.value.crashes} == {system.kind}
    assert all(crash.place and crash.where for crash in raised.value.crashes)
    assert isinstance(raised.value.__cause__, ZeroDivisionError)


def test_a_check_of_the_whole_project_hides_no_finding(tmp_path: Path) -> None:
    root = make_project(tmp_path, FAULTS)
    (kind,) = (s for s in SYSTEMS if s.kind == "platform")
    code = kind.project_checks[0].rule.code

    with pytest.raises(BrokenChecks) as raised:
        check(root, root / "specs", broken(SYSTEMS, code))

    found = [short(f) for f in raised.value.checked.findings]
    assert set(found) >= EXPECTED
    assert [(c.code, c.document) for c in raised.value.crashes] == [(code, "")]


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("specgen.project.load.shape_findings", "SHAPE001"),
        ("specgen.project.load.place_document", "PLACE003"),
        ("specgen.project.references._problem", "REF001"),
        ("specgen.project.stacks.root_modules", "PLT012"),
        ("specgen.project.checks.decisions.apply_decisions", "DEC001"),
        ("specgen.project.checks.ignores.apply_ignores", "IGN004"),
    ],
)
def test_so_is_every_step_that_looks_at_one_document(
    what: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(tmp_path, "a: [1\n---\nkind: key\nname: data\nadmits: [rds]\n" + TOPIC)
    monkeypatch.setattr(what, failing)

    with pytest.raises(BrokenChecks) as raised:
        check(root, root / "specs")

    assert [f.code for f in raised.value.checked.findings if f.code == "YAML001"] == ["YAML001"]
    assert code in {crash.code for crash in raised.value.crashes}


IDS = [f"{kind}/{kind[0]}{n}" for n in range(5) for kind in ("key", "topic")]
MANY = "---\n".join(
    f"kind: key\nname: k{n}\nadmits: [sns]\n---\nkind: topic\nname: t{n}\nkey: k{n}\n"
    for n in range(5)
)


@settings(max_examples=20, derandomize=True, database=None, deadline=None)
@given(bad=st.sets(st.sampled_from(IDS)), looks_up=st.booleans())
@example(bad={"key/k0", "key/k1"}, looks_up=False)
def test_a_check_of_the_whole_project_loses_the_document_it_fails_at(
    bad: set[str], *, looks_up: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """looks_up: fails at a topic without its key, too"""

    def fragile(project: Project) -> Iterator[At]:
        for effective in (*project.all("topic"), *project.all("key")):
            key = project.find("key", effective.name.replace("t", "k"), *effective.spot)
            if effective.id in bad or (looks_up and key is None):
                failing()
            yield At(effective, Problem((), f"saw {effective.id}"))

    (kind,) = (s for s in SYSTEMS if s.kind == "quota")
    made = replace(kind, project_checks=(ProjectCheck(kind.project_checks[0].rule, fragile),))
    root = make_project(tmp_path_factory.mktemp("p"), MANY)
    systems = tuple(made if s is kind else s for s in SYSTEMS)

    crashed: list[str] = []
    try:
        found = check(root, root / "specs", systems).findings
    except BrokenChecks as error:
        found, crashed = error.checked.findings, [crash.document for crash in error.crashes]

    lost = {id_.replace("key/k", "topic/t") for id_ in bad} - bad if looks_up else set()
    saw = {f.message.removeprefix("saw ") for f in found if f.message.startswith("saw ")}
    assert set(IDS) - bad - lost <= saw <= set(IDS) - bad
    assert bad - {id_.replace("key/k", "topic/t") for id_ in bad} <= set(crashed) <= bad


def test_what_a_check_found_before_its_error_is_kept(tmp_path: Path) -> None:
    def half(project: Project) -> Iterator[At]:
        (one,) = kind.project_checks
        yield from one.function(project)
        failing()

    twice = (BASE / "platform.yaml").read_text() + "---\nkind: key\nname: a\nadmits: []\n"
    (kind,) = (s for s in SYSTEMS if s.kind == "quota")
    made = replace(kind, project_checks=(ProjectCheck(kind.project_checks[0].rule, half),))
    systems = tuple(made if s is kind else s for s in SYSTEMS)
    root = make_project(tmp_path, twice)

    with pytest.raises(BrokenChecks) as raised:
        check(root, root / "specs", systems)

    assert raised.value.checked.findings == check(root, root / "specs").findings


def test_the_command_prints_the_findings_and_names_check_and_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(tmp_path, FAULTS, ("network",))
    systems = broken(SYSTEMS, "NET001")
    monkeypatch.setattr("specgen.pipeline.installed", lambda: systems)
    monkeypatch.delenv("SPECGEN_DEBUG", raising=False)
    for words in (["validate", "--no-cache"], ["stacks"], ["render", "--no-cache"]):
        monkeypatch.setattr("sys.argv", ["specgen", *words, str(root)])

        with pytest.raises(SystemExit) as ended:
            main()

        printed = capsys.readouterr()
        assert ended.value.code == 3, printed
        assert "case.yaml:4:17: error[OBS013]" in printed.out
        assert "NET001 could not be checked for network/main (" in printed.err
        assert "internal error in NET001: ZeroDivisionError" in printed.err
        assert "Traceback" not in printed.err


@pytest.mark.synth
def test_a_check_of_resources_hides_no_finding_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(tmp_path, "kind: key\nname: data\nadmits: [rds]\n")
    checked, original = check(root, root / "specs"), registry.checks_of

    def checks_of(kind: str, *, errors: bool = False) -> tuple[ResourceCheck, ...]:
        found = original(kind, errors=errors)
        return tuple(replace(c, function=failing) if c.rule.code == "AWS004" else c for c in found)

    monkeypatch.setattr(registry, "checks_of", checks_of)

    with pytest.raises(BrokenChecks) as raised:
        render(checked)

    assert {(c.code, c.document) for c in raised.value.crashes} == {("AWS004", "key/data")}
