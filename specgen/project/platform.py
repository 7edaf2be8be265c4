"""The one document that every project has: who, where, with which versions and stacks."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.documents.schema.fields import NAME_PATTERN, Part, Unordered, documentation
from specgen.facts.quotas import QUOTAS
from specgen.project.accounts import ACCOUNT_SCOPE, AwsAccount, accounts_of, own_account
from specgen.project.platform_parts import (
    GLOBAL_ROLE,
    USUAL_STACKS,
    Account,
    Backend,
    Domains,
    Environment,
    Naming,
    OtherAccount,
    Region,
    Stack,
    TagKey,
    Versions,
)

ENVIRONMENT_PATTERN = r"^(?!(account|account-.*|all|schemas)$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""A folder of generated/, next to those of the accounts and of the schemas."""

REGION_PATTERN = r"^[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}$"

MANAGED_BY = {"ManagedBy": "specgen"}

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
    accounts: Annotated[
        dict[Annotated[str, Meta(pattern=NAME_PATTERN, max_length=20)], OtherAccount],
        Meta(
            description="Other AWS accounts, by name: each has what exists once per account for "
            "itself, below generated/account-NAME/",
            examples=[{"live": {"id": "210987654321", "role": "terraform"}}],
            max_length=20,
        ),
    ] = {}
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
    def scopes(self) -> tuple[str, ...]:
        """Take the place of an environment for what exists once per account: one for each."""
        return (ACCOUNT_SCOPE, *(f"{ACCOUNT_SCOPE}-{name}" for name in sorted(self.accounts)))

    def is_scope(self, environment: str) -> bool:
        name = environment.removeprefix(f"{ACCOUNT_SCOPE}-")
        return environment == ACCOUNT_SCOPE or (name != environment and name in self.accounts)

    def scope_of(self, environment: str) -> str:
        """Of account_of(), which finding a document asks for some ten thousand times."""
        return self.account_of(environment).scope if self.accounts else ACCOUNT_SCOPE

    def account_of(self, environment: str) -> AwsAccount:
        """environment: or a scope; the platform's own if it names an account that is not there"""
        if not self.accounts:
            return own_account(self.account, self.backend)
        known = accounts_of(self.account, self.backend, self.accounts)
        if environment not in known and environment in self.environments:
            environment = f"{ACCOUNT_SCOPE}-{self.environments[environment].account}"
        return known.get(environment, known[ACCOUNT_SCOPE])

    def _regions_of_scope(self, scope: str, usual: tuple[str, ...]) -> tuple[str, ...]:
        """All in the platform's own account and in one without environments; else theirs."""
        within = [n for n in self.environments if self.account_of(n).scope == scope]
        if scope == ACCOUNT_SCOPE or not within:
            return usual
        used = {region for name in within for region in self.regions_of(name)}
        return tuple(region for region in usual if region in used)

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
        if self.is_scope(environment):
            return self._regions_of_scope(environment, usual)
        wanted = self.environments[environment].regions
        return tuple(name for name in usual if wanted == "all" or name in wanted)

    def places_of(self, environment: str) -> tuple[str, ...]:
        """Regions where a document of the environment may be."""
        return (*self.regions_of(environment), *self.global_regions)

    def default_tags(self, environment: str) -> dict[str, str]:
        """Tags of every resource of an environment; documents can add to and replace them."""
        tags = {key: tag.default for key, tag in self.tags.items() if tag.default}
        if not self.is_scope(environment):
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
