"""The one document that every project has: who, where, with which versions and stacks."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.model import NAME_PATTERN, Model, Part

ENVIRONMENT_PATTERN = r"^(?!(account|all|schemas)$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""A folder of generated/, beside those of the account and of the schemas."""

REGION_PATTERN = r"^[a-z]{2,3}(-[a-z]+)+-[0-9]{1,2}$"
VERSION_PATTERN = (
    r"^(>=|<=|~>|!=|=|>|<)? ?[0-9]{1,3}(\.[0-9]{1,3}){0,2}"
    r"( ?, ?(>=|<=|~>|!=|=|>|<)? ?[0-9]{1,3}(\.[0-9]{1,3}){0,2}){0,5}$"
)

MANAGED_BY = {"ManagedBy": "specgen"}
ACCOUNT_SCOPE = "account"
"""Stands in the place of an environment for what exists once per account."""


class Account(Part):
    id: Annotated[
        str,
        Meta(
            description="AWS account id; in quotes, for it may start with 0",
            pattern=r"^[0-9]{12}$",
            examples=['"123456789012"'],
        ),
    ]
    partition: Annotated[Literal["aws", "aws-cn", "aws-us-gov"], Meta(description="Partition")] = (
        "aws"
    )


class Domains(Part):
    primary: Annotated[str, Meta(description="Domain of the platform", examples=["example.com"])]
    internal: Annotated[str, Meta(description="Private zone")] = ""


class Region(Part):
    key: Annotated[
        str,
        Meta(description="Short form for names", pattern="^[a-z0-9]{3,8}$", examples=["use1"]),
    ]
    role: Annotated[str, Meta(description="What the region is for", pattern=NAME_PATTERN)] = (
        "primary"
    )
    display_name: Annotated[str, Meta(description="The region's place")] = ""


class Environment(Part):
    regions: Annotated[
        Literal["all"] | list[str], Meta(description="Regions that the environment uses")
    ] = "all"
    protected: Annotated[
        bool,
        Meta(
            description="Stateful resources carry prevent_destroy and the service's own deletion "
            "protection"
        ),
    ] = False
    tags: Annotated[
        dict[str, str], Meta(description="Default tags of this environment's resources")
    ] = {}


class TagKey(Part):
    allowed: Annotated[list[str], Meta(description="The values that the key may have")] = []
    default: Annotated[
        str, Meta(description="Value where neither environment nor document says one")
    ] = ""
    required: Annotated[bool, Meta(description="Every taggable resource must carry the key")] = True


class Versions(Part):
    terraform: Annotated[
        str,
        Meta(
            description="Terraform versions that may apply the output",
            pattern=VERSION_PATTERN,
            examples=[">= 1.11.0, < 2.0.0"],
        ),
    ] = ">= 1.11.0, < 2.0.0"
    aws_provider: Annotated[
        Literal["5.100.0"], Meta(description="AWS provider; the one that specgen is built for")
    ] = "5.100.0"


class Backend(Part):
    bucket: Annotated[
        str,
        Meta(description="S3 bucket of the state", pattern=r"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"),
    ]
    region: Annotated[str, Meta(description="Region of the bucket")]
    kms_key_alias: Annotated[
        str, Meta(description="Key of the bucket's objects", pattern="^alias/.+$")
    ] = ""
    lock: Annotated[bool, Meta(description="Native S3 locking; no DynamoDB table is needed")] = True


class Naming(Part):
    pattern: Annotated[
        str,
        Meta(description="Names in AWS; {component} is the document's name, with a role if any"),
    ] = "{short_name}-{environment}-{region_key}-{component}"


class Stack(Part):
    id: Annotated[
        str,
        Meta(description="Name of the root module, and of its folder", pattern=NAME_PATTERN),
    ]
    kinds: Annotated[list[str], Meta(description="Kinds whose documents it holds")] = []
    scope: Annotated[
        Literal["environment", "account"],
        Meta(description="Once per environment and region, or once per account and region"),
    ] = "environment"
    depends_on: Annotated[
        list[str],
        Meta(description="Stacks applied before it, beside those that its documents refer to"),
    ] = []


USUAL_STACKS = (
    Stack(id="keys"),
    Stack(id="network", depends_on=["keys"]),
    Stack(id="notifications", depends_on=["keys"]),
    Stack(id="secrets", depends_on=["keys"]),
    Stack(id="registry", depends_on=["keys"]),
    Stack(id="data", depends_on=["network", "secrets"]),
    Stack(id="ingress", depends_on=["network", "notifications"]),
    Stack(id="compute", depends_on=["ingress", "registry", "data"]),
)
"""Where a platform lists no stacks; each system says itself which one usually holds it."""


class Platform(Model):
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
            description="AWS regions; exactly one has the role primary",
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
    versions: Annotated[Versions, Meta(description="Versions of what applies the output")] = (
        Versions()
    )
    tags: Annotated[dict[str, TagKey], Meta(description="Tag keys and their allowed values")] = {}
    naming: Annotated[Naming, Meta(description="How names in AWS are made")] = Naming()
    multi_region: Annotated[
        Literal["provider_alias", "region_argument"],
        Meta(description="How one root module reaches another region"),
    ] = "provider_alias"
    quotas: Annotated[
        dict[str, dict[str, int]],
        Meta(
            description="Region -> quota -> vCPU that the account may run",
            examples=[{"us-east-1": {"fargate_vcpu": 7200, "ec2_standard_vcpu": 12000}}],
        ),
    ] = {}
    stacks: Annotated[
        list[Stack], Meta(description="Root modules; the usual ones where nothing is written")
    ] = []
    documents: Annotated[
        dict[str, str], Meta(description="Facts about the source: version, date, status")
    ] = {}

    @property
    def all_stacks(self) -> tuple[Stack, ...]:
        return tuple(self.stacks) or USUAL_STACKS

    @property
    def primary_region(self) -> str:
        primary = [name for name, region in self.regions.items() if region.role == "primary"]
        return primary[0] if primary else next(iter(self.regions))

    def regions_of(self, environment: str) -> tuple[str, ...]:
        """In the order of the platform document."""
        if environment == ACCOUNT_SCOPE:
            return tuple(self.regions)
        wanted = self.environments[environment].regions
        return tuple(r for r in self.regions if wanted == "all" or r in wanted)

    def default_tags(self, environment: str) -> dict[str, str]:
        """Tags of every resource of an environment; documents add and replace."""
        tags = {key: tag.default for key, tag in self.tags.items() if tag.default}
        if environment != ACCOUNT_SCOPE:
            tags |= self.environments[environment].tags
        return {**tags, **MANAGED_BY}

    def stack_of(self, kind: str, named: str, usual: str) -> Stack | None:
        """The stack of a document.

        named: by the document itself, if anything; usual: the system's own
        """
        known = {stack.id: stack for stack in self.all_stacks}
        if named:
            return known.get(named)
        holders = [stack for stack in self.stacks if kind in stack.kinds]
        new = None if self.stacks or not usual else Stack(id=usual)
        return (*holders, known.get(usual, new))[0]
