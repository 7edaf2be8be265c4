"""Whole projects of small companies: nothing is found in them, and each is rendered and proved."""

import shutil
from pathlib import Path

import pytest
from proofs import prove, unproved
from support import need_emulator, need_terraform

from specgen import pipeline
from specgen.pipeline import Checked, check, render

PROJECTS = Path(__file__).parent / "projects"
EACH = pytest.mark.parametrize("name", sorted(p.name for p in PROJECTS.iterdir() if p.is_dir()))
EDGE = ("prod/us-east-1/edge",)
OF_COPILOT = {"service", "job", "aurora", "queue", "topic", "load_balancer"}
AROUND_OTHERS = ("prod/us-east-1/network", "prod/us-east-1/ingress")
MOST_LINES = 25
MOST_LINES_OF_A_COMPANY = 160
MOST_LINES_OF_ALARMS = 10
MOST_LINES_OF_SECURITY = 30


def checked(name: str) -> Checked:
    root = PROJECTS / name
    return check(root, root / "specs")


@EACH
def test_nothing_is_found(name: str) -> None:
    assert [(f.code, f.message) for f in checked(name).findings] == []


@EACH
@pytest.mark.synth
def test_it_renders(name: str) -> None:
    project = checked(name)
    made = render(project)

    assert made.findings == ()
    assert {m.id for m in project.modules} == {path.rpartition("/")[0] for path in made.files} - {
        "schemas"
    }


@pytest.mark.synth
def test_name_https_and_cdn_before_a_bucket_and_an_api_are_few_lines() -> None:
    text = (PROJECTS / "acme" / "specs" / "edge.yaml").read_text()
    files = render(checked("acme")).files
    kinds = {
        kind
        for path, body in files.items()
        if path.startswith("prod/us-east-1/edge/")
        for kind in ("aws_cloudfront_distribution", "aws_route53_record", "acm_certificate_arn")
        if kind in body
    }

    assert len(text.splitlines()) <= MOST_LINES
    assert kinds == {"aws_cloudfront_distribution", "aws_route53_record", "acm_certificate_arn"}


def test_an_ordinary_company_needs_few_lines_and_no_terraform() -> None:
    """Web API, worker, job, database, cache, buckets, queue, name, CDN and alarms, in two
    environments.
    """
    files = sorted((PROJECTS / "company" / "specs").glob("*.yaml"))
    text = "".join(file.read_text() for file in files)
    kinds = {e.id.partition("/")[0] for m in checked("company").modules for e in m.effectives}

    assert len(text.splitlines()) <= MOST_LINES_OF_A_COMPANY
    assert "terraform:" not in text
    assert kinds >= {
        *("service", "job", "postgres", "redis", "bucket", "queue"),
        *("cdn", "public_zone", "certificate", "alarms", "topic"),
    }
    assert "raw" not in kinds


def test_the_alarms_of_a_company_are_ten_lines() -> None:
    text = (PROJECTS / "company" / "specs" / "alarms.yaml").read_text()

    assert len(text.splitlines()) <= MOST_LINES_OF_ALARMS
    assert "emails" in text


def test_a_guarded_database_is_thirty_lines() -> None:
    """Platform, a database whose password RDS manages, a trail, GuardDuty and four rules of Config.

    The network around the database is nine lines more, which any database needs.
    """
    specs = PROJECTS / "guarded" / "specs"
    around = specs / "network.yaml"
    lines = [n for f in specs.glob("*.yaml") if f != around for n in f.read_text().splitlines()]
    documents = {e.kind: e.spec for m in checked("guarded").modules for e in m.effectives}

    assert len(lines) <= MOST_LINES_OF_SECURITY
    assert documents["postgres"].master_password == "rds_managed"  # noqa: S105  the way
    assert len(documents["config"].rules) == 4
    assert {"account", "trail", "threat_detection"} <= set(documents)


def written(name: str, folder: Path) -> tuple[Checked, Path]:
    """Rendered into a copy of the project."""
    need_terraform()
    root = folder / name
    shutil.copytree(PROJECTS / name, root)
    project = check(root, root / "specs")
    made = render(project)
    pipeline.write(pipeline.Target(root / "generated", made.modules, made.modules), made.files)
    return project, root


@EACH
@pytest.mark.prove
@pytest.mark.synth
@pytest.mark.terraform
def test_it_is_proved(name: str, tmp_path: Path) -> None:
    parts = prove(*written(name, tmp_path), "validate", "plan", "converge")

    assert unproved(parts) == []


@pytest.mark.long
@pytest.mark.prove
@pytest.mark.synth
@pytest.mark.terraform
def test_its_edge_is_applied_on_the_emulator(tmp_path: Path) -> None:
    need_emulator()
    parts = prove(*written("acme", tmp_path), "apply", only=EDGE.__contains__)

    assert unproved(parts) == []


@pytest.mark.long
@pytest.mark.prove
@pytest.mark.synth
@pytest.mark.terraform
def test_a_guarded_database_is_applied_on_the_emulator(tmp_path: Path) -> None:
    need_emulator()
    parts = prove(*written("guarded", tmp_path), "apply")

    assert unproved(parts) == []


@pytest.mark.prove
@pytest.mark.synth
@pytest.mark.terraform
def test_groups_and_records_are_applied_in_what_others_made(tmp_path: Path) -> None:
    need_emulator()
    project, root = written("adopted", tmp_path)
    parts = prove(project, root, "apply", only=AROUND_OTHERS.__contains__)

    assert unproved(parts) == []


def test_an_application_of_copilot_is_written_without_terraform() -> None:
    """Load balanced service, backend service, worker with a queue of a topic, job and Aurora."""
    texts = [file.read_text() for file in sorted((PROJECTS / "pilot" / "specs").glob("*.yaml"))]
    kinds = {e.id.partition("/")[0] for m in checked("pilot").modules for e in m.effectives}

    assert kinds >= OF_COPILOT
    assert "raw" not in kinds
    assert not [text for text in texts if "terraform:" in text]


def test_an_adopted_network_is_in_no_root_module() -> None:
    project = checked("adopted")

    assert {e.kind for m in project.modules for e in m.effectives}.isdisjoint(
        {"network", "load_balancer", "key", "public_zone", "existing"}
    )
