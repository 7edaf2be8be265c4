"""A second provider is one row: what reads the table treats it like the first."""

import json
from pathlib import Path
from typing import Any

import pytest

from specgen.prove.tools import find_tools, versions
from specgen.sdk.construct.module import Module
from specgen.terraform import providers
from specgen.terraform.offline import mirror, override, process
from specgen.terraform.offline.state import Instance, State
from specgen.terraform.providers import AWS, PROVIDERS, Provider

ACME = Provider(
    name="acme",
    title="Acme",
    source="acme/acme",
    version="1.2.3",
    module="cdktf_acme",
    distribution="cdktf-acme",
    bindings="1.0.0",
    assembly="@acme/cdktf",
    schema="pagerduty.jsonl.gz",  # which has no type of its
    credentials=("ACME_",),
    extra="acme",
    arguments={"site": "eu"},
    offline={"token": "offline"},
)

pytestmark = pytest.mark.synth


@pytest.fixture(autouse=True)
def acme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PROVIDERS, ACME.name, ACME)


SETTINGS: dict[str, Any] = {
    "provider": {"aws": [{"region": "us-east-1"}, {"alias": "usw2"}], "acme": [{"site": "eu"}]},
    "terraform": {
        "required_providers": {
            "aws": {"source": AWS.source, "version": AWS.version},
            "acme": {"source": ACME.source, "version": ACME.version},
        }
    },
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "terraform.tf.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    return tmp_path


def test_each_provider_is_kept_from_asking_anybody(folder: Path) -> None:
    override.write(folder)

    written = json.loads((folder / override.NAME).read_text())["provider"]
    assert [block.get("alias") for block in written["aws"]] == [None, "usw2"]
    assert written["acme"] == [{"token": "offline"}]


def test_no_command_gets_its_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACME_TOKEN", "real")
    monkeypatch.setenv("AWS_PROFILE", "real")

    assert {"ACME_TOKEN", "AWS_PROFILE"} & process.environment({}).keys() == set()


def test_its_version_must_be_in_the_mirror(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "mirror" / AWS.path / AWS.version).mkdir(parents=True)
    monkeypatch.setenv(mirror.VARIABLE, str(folder / "mirror"))
    monkeypatch.setattr(mirror, "terraform_version", lambda: "1.11.4")

    assert versions(folder) == ((AWS, "5.100.0"), (ACME, "1.2.3"))
    assert find_tools([folder]).lacking.endswith("has no acme/acme 1.2.3")

    (folder / "mirror" / ACME.path / ACME.version).mkdir(parents=True)
    assert find_tools([folder]).lacking == ""


def test_a_state_names_its_address() -> None:
    made = [Instance(kind, "a", None, None, 0, {}) for kind in ("aws_vpc", "acme_thing")]

    document = State({i.kind: i for i in made}, "1.11.4", {}, 1).document()

    assert {r["type"]: r["provider"] for r in document["resources"]} == {
        "aws_vpc": 'provider["registry.terraform.io/hashicorp/aws"]',
        "acme_thing": 'provider["registry.terraform.io/acme/acme"]',
    }


def test_a_root_module_requires_it_once_and_only_if_it_is_used() -> None:
    required: list[Provider] = []
    module = Module(None, lambda _: None, required.append)

    for kind in ("aws_vpc", "data.aws_ssm_parameter", "local", "acme_thing", "acme_other"):
        module.uses(kind)

    assert required == [ACME]


def test_a_type_belongs_to_the_provider_of_its_first_word() -> None:
    assert providers.provider_of("acme_thing.a") is ACME
    assert providers.provider_of("data.aws_vpc.main") is AWS
    assert providers.provider_of("azure_thing") is None
