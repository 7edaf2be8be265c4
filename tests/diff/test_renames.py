"""What went while an equal one came is proposed as renamed: documents, and parts of them."""

from pathlib import Path

import pytest
from support import make_project

from specgen import pipeline
from specgen.diff import run, wording
from specgen.diff.base import Sides
from specgen.diff.sides import of_folder

pytestmark = pytest.mark.synth

BASE = """\
kind: network
name: main
cidr: 10.0.0.0/16
zones: [a, b]
placement: {environments: [prod], regions: primary}
flow_logs: {enabled: false}
tiers:
  public: {role: public, cidrs: [10.0.1.0/24, 10.0.2.0/24]}
  database: {role: isolated, cidrs: [10.0.64.0/24, 10.0.65.0/24]}
---
kind: security_group
name: web
network: main
placement: {environments: [prod], regions: primary}
ingress:
  - {id: https, ports: [443], cidr: vpc}
  - {id: plain, renamed_from: http, ports: [80], cidr: vpc}
---
kind: registry
name: images
placement: {environments: [prod], regions: primary}
repositories: {team/web: {}, team/jobs: {keep_tagged: 5}}
---
kind: backup
name: nightly
placement: {environments: [prod], regions: primary}
plans: {daily: {schedule: cron(0 4 * * ? *), delete_after_days: 30, tags: {Backup: daily}}}
---
kind: topic
name: alerts
placement: {environments: [prod], regions: primary}
emails: {ops: ops@example.com, boss: {address: boss@example.com}}
"""
Proposed = list[tuple[str, str, tuple[str, ...]]]
"""Document, key, what to write."""

TIER = BASE.replace("database: {", "data: {")


def compared(folder: Path, base: str, head: str) -> run.Result:
    sides = [rendered(folder / name, text) for name, text in (("base", base), ("head", head))]
    folders = [of_folder(root, name) for root, name, _ in sides]
    return run.run(Sides(*folders), sides[1][2].project, run.Options(plan=False))


def rendered(folder: Path, text: str) -> tuple[Path, str, pipeline.Checked]:
    root = make_project(folder, text)
    checked = pipeline.check(root, root / "specs")
    assert checked.errors == ()
    made = pipeline.render(checked)
    pipeline.write(pipeline.Target(root / "generated", made.modules, made.modules), made.files)
    return root, folder.name, checked


def proposed(result: run.Result) -> Proposed:
    return [(one.document, one.key, one.names) for one in result.renamed]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (TIER, [("network/main", "tiers.data", ("database",))]),
        (
            BASE.replace("id: https", "id: tls"),
            [("security_group/web", "ingress.tls", ("https",))],
        ),
        (
            BASE.replace("team/web:", "team/site:"),
            [("registry/images", "repositories.team/site", ("team/web",))],
        ),
        (
            BASE.replace("{daily: {", "{each-day: {"),
            [("backup/nightly", "plans.each-day", ("daily",))],
        ),
        (BASE.replace("{ops:", "{operations:"), [("topic/alerts", "emails.operations", ("ops",))]),
        (BASE.replace("boss:", "owner:"), [("topic/alerts", "emails.owner", ("boss",))]),
        (BASE.replace("name: web", "name: edge"), [("security_group/edge", "", ("web",))]),
        (
            BASE.replace("name: main", "name: core").replace("network: main", "network: core"),
            [("network/core", "", ("main",))],
        ),
    ],
    ids=[
        "tier",
        "rule",
        "repository",
        "plan",
        "short-form",
        "receiver",
        "document",
        "document-that-others-name",
    ],
)
def test_it_is_proposed(head: str, found: Proposed, tmp_path: Path) -> None:
    assert proposed(compared(tmp_path, BASE, head)) == found


def test_an_earlier_rename_stays(tmp_path: Path) -> None:
    once = BASE.replace("name: web", "name: web\nrenamed_from: first")
    twice = once.replace("name: web", "name: edge")

    found = proposed(compared(tmp_path, once, twice))

    assert found == [("security_group/edge", "", ("first", "web"))]


@pytest.mark.parametrize(
    "head",
    [
        TIER.replace("data: {", "data: {renamed_from: database, "),
        BASE.replace("id: plain, renamed_from: http,", "id: http,"),
        BASE.replace("id: https, ports: [443]", "id: tls, ports: [8443]"),
        BASE.replace("  - {id: https, ports: [443], cidr: vpc}\n", ""),
        BASE.replace("kind: backup\nname: nightly", "kind: backup\nname: nightly\ndescription: x"),
    ],
    ids=["said", "renamed-back", "another-port", "only-gone", "nothing"],
)
def test_what_is_not_proposed(head: str, tmp_path: Path) -> None:
    assert proposed(compared(tmp_path, BASE, head)) == []


def test_what_aws_would_refuse_says_what_to_write(tmp_path: Path) -> None:
    result = compared(tmp_path, BASE, TIER)

    refused = {item.change.refused for item in result.reported if item.change.refused}
    assert len(refused) == 2  # a block in each zone
    assert all("write `renamed_from: database` in network/main, tiers.data" in r for r in refused)
    (said,) = wording.renamed(result)
    assert said.startswith("5 resources go and equal ones come: if network/main, tiers.data is")
    assert said.endswith("write `renamed_from: database` there, and nothing is destroyed")


def test_a_loss_says_how_to_avoid_it(tmp_path: Path) -> None:
    result = compared(tmp_path, BASE, BASE.replace("team/jobs:", "team/tasks:"))

    (loss,) = [v.reported.change for v in result.verdicts]
    assert loss.address == "aws_ecr_repository.images-team-jobs"
    assert "write `renamed_from: team/jobs` in registry/images, repositories.team/tasks" in loss.why
