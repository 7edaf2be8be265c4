"""Several accounts: where documents are, what they see of each other, and what crosses."""

from pathlib import Path

import pytest
from test_projects import PROJECTS

from specgen.pipeline import Checked, check, render
from specgen.project.here import Here
from specgen.project.project import Effective, Project
from specgen.project.references import Guest, guests_of
from specgen.render.incremental.lookups import Sight, Watched
from specgen.sdk.aws.quotas import takers

TOOLS, LIVE, TRIAL = "111122223333", "444455556666", "777788889999"
PLATFORM = f"""\
kind: platform
name: shop
short_name: shop
account: {{id: "{TOOLS}"}}
accounts: {{live: {{id: "{LIVE}"}}, trial: {{id: "{TRIAL}"}}}}
regions: {{us-east-1: {{key: use1}}, eu-west-1: {{key: euw1, role: second}}}}
environments:
  prod: {{account: live, regions: [us-east-1]}}
  canary: {{account: live, regions: [us-east-1]}}
  staging: {{account: trial}}
  tools: {{}}
backend: {{bucket: shop-state, region: us-east-1}}
"""
ONCE = "kind: topic\nname: alerts\nstack: account-baseline\n"
IMAGES = """\
kind: registry
name: images
stack: account-baseline
placement: {environments: [tools], regions: primary}
repositories: {web: {}}
"""
PULLS = """\
kind: function
name: resize
placement: {environments: [prod], regions: primary}
code: {image: {registry: images, repository: web, tag: 1.0.0}}
"""
VAULT = """\
kind: backup
name: kept
stack: account-baseline
placement: {environments: [staging], regions: primary}
"""
COPIES = """\
kind: backup
name: nightly
placement: {environments: [prod], regions: primary}
key: data
plans:
  daily:
    schedule: cron(0 4 * * ? *)
    delete_after_days: 35
    tags: {Backup: daily}
    copies: [{to: kept}]
"""
KEY = """\
kind: key
name: data
placement: {environments: [prod], regions: primary}
admits: [backup, backup_copies, ec2, rds]
"""
QUEUE = """\
kind: queue
name: jobs
placement: {environments: ENVIRONMENTS, regions: primary}
"""


def checked(folder: Path, *documents: str) -> Checked:
    (folder / "specs").mkdir(exist_ok=True)
    (folder / "specs" / "all.yaml").write_text("---\n".join((PLATFORM, *documents)))
    return check(folder, folder / "specs")


def project(folder: Path, *documents: str) -> Project:
    found = checked(folder, *documents).project
    assert found is not None
    return found


def one(found: Project, kind: str, environment: str) -> Effective:
    return next(e for e in found.effectives if (e.kind, e.environment) == (kind, environment))


def test_what_exists_once_is_in_each_account_and_in_the_regions_of_its_environments(
    tmp_path: Path,
) -> None:
    found = project(tmp_path, ONCE)

    assert {e.spot for e in found.effectives} == {
        ("account", "us-east-1"),
        ("account", "eu-west-1"),
        ("account-live", "us-east-1"),
        ("account-trial", "us-east-1"),
        ("account-trial", "eu-west-1"),
    }


@pytest.mark.parametrize(
    ("named", "scopes"),
    [
        ("[prod, canary]", {"account-live"}),
        ("[account]", {"account"}),
        ("[staging, account-live]", {"account-live", "account-trial"}),
    ],
)
def test_placement_names_the_accounts_by_environment_or_scope(
    named: str, scopes: set[str], tmp_path: Path
) -> None:
    found = project(tmp_path, f"{ONCE}placement: {{environments: {named}}}\n")

    assert {e.environment for e in found.effectives} == scopes


def test_names_and_arns_have_the_account_of_their_environment(tmp_path: Path) -> None:
    queue = QUEUE.replace("ENVIRONMENTS", "all")
    found = project(tmp_path, queue)

    arns = {
        e.environment: found.names(e).arn("sqs", "jobs").split(":")[4] for e in found.all("queue")
    }

    assert arns == {"prod": LIVE, "canary": LIVE, "staging": TRIAL, "tools": TOOLS}


@pytest.mark.parametrize(
    ("named", "codes"), [("[prod, staging, tools]", []), ("[prod, canary]", ["PLT018"])]
)
def test_names_are_unique_in_each_account(named: str, codes: list[str], tmp_path: Path) -> None:
    raw = f"""\
kind: raw
name: jobs
stack: network
placement: {{environments: {named}, regions: primary}}
resource: {{aws_sqs_queue: {{jobs: {{name: jobs}}}}}}
"""
    assert [f.code for f in checked(tmp_path, raw).findings] == codes


def test_a_bucket_is_in_the_world_once(tmp_path: Path) -> None:
    raw = """\
kind: raw
name: files
stack: network
placement: {environments: [prod, staging], regions: primary}
resource: {aws_s3_bucket: {files: {bucket: shop-files}}}
"""
    assert [f.code for f in checked(tmp_path, raw).findings] == ["PLT018"]


def test_a_document_sees_those_of_its_account(tmp_path: Path) -> None:
    found = project(tmp_path, ONCE)
    seen = {
        e.environment: {other.environment for other in Here(found, e).project.all("topic")}
        for e in found.effectives
    }

    assert seen == {scope: {scope} for scope in ("account", "account-live", "account-trial")}


def test_quotas_are_those_of_one_account(tmp_path: Path) -> None:
    nat = """\
kind: network
name: main
placement: {environments: [prod, staging], regions: primary}
cidr: 10.0.0.0/16
subnet_base: 10.0.0.0/16
zones: [a]
tiers:
  public: {role: public, cidrs: [10.0.0.0/24]}
  private: {role: private, cidrs: [10.0.1.0/24]}
overrides: [{when: {environment: staging}, set: {cidr: 10.1.0.0/16}}]
"""
    found = project(tmp_path, nat)
    counts = [len(takers(seen)["us-east-1"]["elastic_ips"]) for seen in found.by_account()]

    assert (counts, len(takers(found)["us-east-1"]["elastic_ips"])) == ([0, 1, 1], 2)


def test_the_owner_knows_who_of_other_accounts_refers_to_it(tmp_path: Path) -> None:
    found = project(tmp_path, IMAGES, PULLS)

    assert guests_of(Here(found, one(found, "registry", "account"))) == [Guest(LIVE, "function")]


def test_without_other_accounts_nobody_is_a_guest() -> None:
    company = check(PROJECTS / "company", PROJECTS / "company" / "specs").project
    assert company is not None

    assert [guests_of(Here(company, e)) for e in company.all("registry")] == [[], []]


@pytest.mark.synth
def test_a_vault_admits_the_accounts_that_copy_and_keys_are_shared_with_its_own(
    tmp_path: Path,
) -> None:
    files = render(checked(tmp_path, VAULT, COPIES, KEY)).files
    vault = files["account-trial/us-east-1/account-baseline/backup-kept.tf.json"]
    plan = files["prod/us-east-1/backup/backup-nightly.tf.json"]
    key = files["prod/us-east-1/keys/key-data.tf.json"]
    role = "role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup"

    assert f'"AWS": [\n              "arn:aws:iam::{LIVE}:root"\n            ]' in vault
    assert f"arn:aws:backup:us-east-1:{TRIAL}:backup-vault:shop-account-trial-use1-kept" in plan
    assert key.count(f"arn:aws:iam::{TRIAL}:{role}") == 2
    assert TOOLS not in vault + plan + key


def test_what_allows_copies_between_accounts_is_a_command_for_people(tmp_path: Path) -> None:
    found = project(tmp_path, VAULT, COPIES, KEY)
    nightly = next(e for e in found.all("backup") if e.name == "nightly")
    (step,) = nightly.spec.by_hand(Here(found, nightly))

    assert step.when == "before"
    assert f"copies to {TRIAL}," in step.text


@pytest.mark.synth
def test_a_repository_admits_the_accounts_and_functions_that_pull(tmp_path: Path) -> None:
    files = render(checked(tmp_path, IMAGES, PULLS)).files
    policy = files["account/us-east-1/account-baseline/registry-images.tf.json"]

    assert f'"AWS": [\n              "arn:aws:iam::{LIVE}:root"' in policy
    assert f'"arn:aws:lambda:*:{LIVE}:function:*"' in policy
    assert TRIAL not in policy


def test_a_look_from_an_account_depends_on_its_documents_only(tmp_path: Path) -> None:
    before, after = (
        project(tmp_path, ONCE, *more) for more in ((), (QUEUE.replace("ENVIRONMENTS", "[tools]"),))
    )
    digests = []
    for found in (before, after):
        watched = Watched(found)
        live, own = (
            watched.seen_from(one(found, "topic", scope)) for scope in ("account-live", "account")
        )
        assert (len(live.effectives), watched.looks) == (1, {("project", "account-live")})
        assert len(own.effectives) > 1
        digests.append([Sight(found).seen(look) for look in sorted(watched.looks)])

    assert [a == b for a, b in zip(*digests, strict=True)] == [False, True]
