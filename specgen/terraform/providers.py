"""The Terraform providers that specgen writes for, one row each; nothing else knows their names.

AWS is the first row: every root module has it, in the region that it is for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

REGISTRY = "registry.terraform.io"


@dataclass(frozen=True, slots=True, eq=False)  # by identity: a row is one object
class Provider:
    """A provider, and what each part of the flow must know of it.

    name: of its block, and the first word of its resource types
    title: in messages
    source: such as hashicorp/aws; version: the one that the bindings are made for
    module, distribution, assembly: its CDKTF bindings: Python's module, PyPI's and npm's package
    bindings: the version of the distribution
    extra: the optional dependency that installs the bindings; empty: they are always there
    schema: the file beside this module that tools/provider_schema.py or binding_schema.py writes
    arguments: of its block
    credentials: prefixes of the variables that hold them, which no command that we start gets
    offline: arguments of its block that keep a plan from asking anybody
    stub: where its binary is not in the mirror, proofs take a provider made of its schema
    protocol: version of Terraform's plugin protocol that it speaks
    tags: the argument of its resources that takes tags; empty if they have none
    has_regions: a root module may hold a block for each region, distinguished by aliases
    """

    name: str
    title: str
    source: str
    version: str
    module: str
    distribution: str
    bindings: str
    assembly: str
    schema: str
    credentials: tuple[str, ...]
    extra: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict)
    offline: Mapping[str, Any] = field(default_factory=dict)
    stub: bool = False
    protocol: int = 5
    tags: str = ""
    has_regions: bool = False

    @property
    def address(self) -> str:
        """As lock files, states and schemas write it: in lower case, whatever the source has."""
        return f"{REGISTRY}/{self.source.lower()}"

    @property
    def requirement(self) -> str:
        """What pip installs the bindings by."""
        return f"{self.distribution}=={self.bindings}"

    @property
    def path(self) -> Path:
        """Below a mirror."""
        return Path(self.address)

    @property
    def binary(self) -> str:
        return f"terraform-provider-{self.source.rpartition('/')[2].lower()}"


AWS = Provider(
    name="aws",
    title="AWS",
    source="hashicorp/aws",
    version="5.100.0",
    module="cdktf_cdktf_provider_aws",
    distribution="cdktf-cdktf-provider-aws",
    bindings="20.1.0",
    assembly="@cdktf/provider-aws",
    schema="provider.jsonl.gz",
    credentials=("AWS_",),
    # An override file merges into the provider block of the same alias, argument by argument, so
    # the region, default_tags and everything else stay as committed. allowed_account_ids has to go:
    # without an account id (skip_requesting_account_id) the provider compares with "" and refuses.
    # An answer is lost now and then on a busy machine, twice in a row once in a run of the whole
    # platform (2026-11-29): four tries, because each is done only once (emulator/once.py).
    offline={
        "access_key": "offline",
        "secret_key": "offline",
        "allowed_account_ids": [],
        "max_retries": 4,
        "s3_use_path_style": True,
        "skip_credentials_validation": True,
        "skip_metadata_api_check": True,
        "skip_requesting_account_id": True,
    },
    tags="tags",
    has_regions=True,
)

# The last bindings there are of these three; a later provider has none. Their offline arguments
# are from the providers' documentation at these versions; no binary was there to try them with.
# source: https://registry.terraform.io/providers/<source>/<version>/docs (2026-11-29)
CLOUDFLARE = Provider(
    name="cloudflare",
    title="Cloudflare",
    source="cloudflare/cloudflare",
    version="5.14.0",
    module="cdktf_cdktf_provider_cloudflare",
    distribution="cdktf-cdktf-provider-cloudflare",
    bindings="13.9.1",
    assembly="@cdktf/provider-cloudflare",
    schema="cloudflare.jsonl.gz",
    credentials=("CLOUDFLARE_",),
    extra="cloudflare",
    offline={"api_token": "offline-".ljust(40, "0")},
    stub=True,
    protocol=6,
)
DATADOG = Provider(
    name="datadog",
    title="Datadog",
    source="DataDog/datadog",
    version="3.82.0",
    module="cdktf_cdktf_provider_datadog",
    distribution="cdktf-cdktf-provider-datadog",
    bindings="12.15.2",
    assembly="@cdktf/provider-datadog",
    schema="datadog.jsonl.gz",
    credentials=("DD_", "DATADOG_"),
    extra="datadog",
    offline={"api_key": "offline", "app_key": "offline", "validate": "false"},
    stub=True,
)
PAGERDUTY = Provider(
    name="pagerduty",
    title="PagerDuty",
    source="PagerDuty/pagerduty",
    version="3.30.8",
    module="cdktf_cdktf_provider_pagerduty",
    distribution="cdktf-cdktf-provider-pagerduty",
    bindings="14.3.9",
    assembly="@cdktf/provider-pagerduty",
    schema="pagerduty.jsonl.gz",
    credentials=("PAGERDUTY_",),
    extra="pagerduty",
    offline={"token": "offline", "skip_credentials_validation": True},
    stub=True,
)

PROVIDERS: dict[str, Provider] = {
    provider.name: provider for provider in (AWS, CLOUDFLARE, DATADOG, PAGERDUTY)
}
"""By name."""


def provider_of(kind: str) -> Provider | None:
    """The provider of a resource type or of an address that begins with one."""
    return PROVIDERS.get(kind.removeprefix("data.").partition("_")[0])


def prefixes() -> str:
    """A regular expression for the first word of a resource type."""
    return "|".join(PROVIDERS)


def blocks(document: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The provider's blocks in a root module's terraform.tf.json: one, or one for each alias."""
    found = document.get("provider", {}).get(name, [])
    return found if isinstance(found, list) else [found]


def required(document: Mapping[str, Any]) -> Iterator[tuple[Provider, str]]:
    """Providers that a root module's terraform.tf.json requires, and the version of each."""
    wanted = document.get("terraform", {}).get("required_providers", {})
    for name, body in wanted.items() if isinstance(wanted, dict) else ():
        if name in PROVIDERS and isinstance(body, dict):
            yield PROVIDERS[name], str(body.get("version", ""))
