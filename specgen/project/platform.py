"""The one document that every project has: who, where, with which versions and stacks."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.documents.schema.fields import Part, Unordered, documentation
from specgen.facts.quotas import QUOTAS
from specgen.project.platform_parts import (
    GLOBAL_ROLE,
    USUAL_STACKS,
    Account,
    Backend,
    Domains,
    Environment,
    Naming,
    Region,
    Stack,
    TagKey,
    Versions,
)

ENVIRONMENT_PATTERN = r"^(?!(account|all|schemas)$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""A folder of generated/, next to those of the account and of the schemas."""

REGION_PATTERN = r"^[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}$"

MANAGED_BY = {"ManagedBy": "specgen"}
ACCOUNT_SCOPE = "account"
"""Takes the place of an environment for what exists once per account."""


QuotaName = Annotated[str, Meta(extra_json_schema={"enum": list(QUOTAS)})]


class Platform(Part):
    """Identity, regions, environments, versions, state backend, tags, names and stacks."""

    short_name: Annotated[
        str,
        Meta(
            description="Prefix of names in AWS, 2 to 6 characters",
            pattern="^[a-z][a-z0-9]{1,5}$",
            examples=["shop"],
        ),
    ]
    account: Annotated[Account, Meta(description="The AWS account")]
    regions: Annotated[
        dict[Annotated[str, Meta(pattern=REGION_PATTERN)], Region],
        Meta(
            description="AWS regions; exactly one has the role primary. One of the role global "
            "holds only documents that name it",
            min_length=1,
            max_length=40,
            examples=[{"us-east-1": {"key": "use1"}}],
        ),
    ]
    environments: Annotated[
        dict[Annotated[str, Meta(pattern=ENVIRONMENT_PATTERN, max_length=20)], Environment],
        Meta(
            description="Environments, by name",
            min_length=1,
            max_length=20,
            examples=[{"prod": {"protected": True}, "dev": {}}],
        ),
    ]
    backend: Annotated[Backend, Meta(description="Where Terraform keeps its state")]
    domains: Annotated[Domains | None, Meta(description="Domain names")] = None
    versions: Annotated[
        Versions, Meta(description="Versions of the tools that apply the output")
    ] = Versions()
    tags: Annotated[dict[str, TagKey], Meta(description="Tag keys and their allowed values")] = {}
    naming: Annotated[Naming, Meta(description="How names in AWS are made")] = Naming()
    multi_region: Annotated[
        Literal["provider_alias", "region_argument"],
        Meta(description="How one root module reaches another region"),
    ] = "provider_alias"
    quotas: Annotated[
        dict[str, dict[QuotaName, int]],
        Meta(
            description="Region -> quota -> what AWS has granted, if more than the default",
            examples=[{"us-east-1": {"fargate_vcpu": 7200, "elastic_ips": 9}}],
        ),
    ] = {}
    stacks: Annotated[
        Unordered[Stack], Meta(description="Root modules; defaults to the usual ones")
    ] = []
    documents: Annotated[
        dict[str, str], documentation("Facts about the source: version, date, status")
    ] = {}

    @property
    def all_stacks(self) -> tuple[Stack, ...]:
        return tuple(self.stacks) or USUAL_STACKS

    @property
    def primary_region(self) -> str:
        primary = [name for name, region in self.regions.items() if region.role == "primary"]
        return primary[0] if primary else next(iter(self.regions))

    @property
    def global_regions(self) -> tuple[str, ...]:
        """Those for what AWS has only there, which hold only documents that name them."""
        return tuple(name for name, region in self.regions.items() if region.role == GLOBAL_ROLE)

    def regions_of(self, environment: str) -> tuple[str, ...]:
        """By name, without the global ones."""
        usual = tuple(n for n, region in self.regions.items() if region.role != GLOBAL_ROLE)
        if environment == ACCOUNT_SCOPE:
            return usual
        wanted = self.environments[environment].regions
        return tuple(name for name in usual if wanted == "all" or name in wanted)

    def places_of(self, environment: str) -> tuple[str, ...]:
        """Regions where a document of the environment may be."""
        return (*self.regions_of(environment), *self.global_regions)

    def default_tags(self, environment: str) -> dict[str, str]:
        """Tags of every resource of an environment; documents can add to and replace them."""
        tags = {key: tag.default for key, tag in self.tags.items() if tag.default}
        if environment != ACCOUNT_SCOPE:
            tags |= self.environments[environment].tags
        return {**tags, **MANAGED_BY}

    def stack_of(self, kind: str, named: str, usual: str) -> Stack | None:
        """The stack of a document.

        named: the one that the document sets, if any; usual: the system's own
        """
        known = {stack.id: stack for stack in self.all_stacks}
        if named:
            return known.get(named)
        holders = [stack for stack in self.stacks if kind in stack.kinds]
        new = None if self.stacks or not usual else Stack(id=usual)
        return (*holders, known.get(usual, new))[0]
