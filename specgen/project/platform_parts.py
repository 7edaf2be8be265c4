"""The nested maps of the platform document, and its default stacks."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.documents.schema.fields import NAME_PATTERN, Part, Unordered, documentation

VERSION_PATTERN = (
    r"^(>=|<=|~>|!=|=|>|<)? ?[0-9]{1,3}(\.[0-9]{1,3}){0,2}"
    r"( ?, ?(>=|<=|~>|!=|=|>|<)? ?[0-9]{1,3}(\.[0-9]{1,3}){0,2}){0,5}$"
)


AccountId = Annotated[
    str,
    Meta(
        description="AWS account id; in quotes, because it may start with 0",
        pattern=r"^[0-9]{12}$",
        examples=['"123456789012"'],
    ),
]
Role = Annotated[
    str,
    Meta(
        description="Name of the IAM role that Terraform assumes in the account, with its path if "
        "it has one; defaults to the credentials that Terraform is run with",
        pattern=r"^([A-Za-z0-9+=,.@_-]+/)*[A-Za-z0-9+=,.@_-]{1,64}$",
        max_length=512,
        examples=["terraform"],
    ),
]
"""source: botocore 1.44.5, iam, roleNameType and pathType (2026-11-30)"""


class Account(Part):
    id: AccountId
    role: Role = ""
    partition: Annotated[Literal["aws", "aws-cn", "aws-us-gov"], Meta(description="Partition")] = (
        "aws"
    )


class Domains(Part):
    primary: Annotated[
        str, Meta(description="Public domain of the platform, which no private zone may hide")
    ]
    internal: Annotated[str, documentation("Private zone")] = ""


GLOBAL_ROLE = "global"


class Region(Part):
    key: Annotated[
        str,
        Meta(description="Short form for names", pattern="^[a-z0-9]{3,8}$", examples=["use1"]),
    ]
    role: Annotated[
        str,
        Meta(
            description="What the region is for; `global` is for what AWS has only in us-east-1, "
            "and `regions: all` leaves it out",
            pattern=NAME_PATTERN,
        ),
    ] = "primary"
    display_name: Annotated[str, documentation("The region's place")] = ""


class Environment(Part):
    regions: Annotated[
        Literal["all"] | Unordered[str], Meta(description="Regions that the environment uses")
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
    account: Annotated[
        str,
        Meta(
            description="Account of `accounts` that the environment is in; defaults to the "
            "platform's own"
        ),
    ] = ""


class TagKey(Part):
    allowed: Annotated[Unordered[str], Meta(description="The values that the key may have")] = []
    default: Annotated[
        str, Meta(description="Value if neither environment nor document sets one")
    ] = ""
    required: Annotated[bool, Meta(description="Every taggable resource must carry the key")] = True


class Versions(Part):
    specgen: Annotated[
        str,
        Meta(
            description="Versions of specgen that the project is made for, as in requirements of "
            "pip; another one refuses to check or render it",
            max_length=100,
            examples=[">=0.3,<0.4"],
        ),
    ] = ">=0"
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


class OtherAccount(Part):
    id: AccountId
    role: Role = ""
    backend: Annotated[
        Backend | None,
        Meta(
            description="Where Terraform keeps the state of what is in the account; defaults to "
            "the platform's backend"
        ),
    ] = None


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
    kinds: Annotated[Unordered[str], Meta(description="Kinds whose documents it holds")] = []
    scope: Annotated[
        Literal["environment", "account"],
        Meta(description="Once per environment and region, or once per account and region"),
    ] = "environment"
    depends_on: Annotated[
        Unordered[str],
        Meta(description="Stacks applied before it, besides those that its documents refer to"),
    ] = []


USUAL_STACKS = (
    Stack(id="bootstrap", scope="account"),
    Stack(id="account-baseline", scope="account"),
    Stack(id="account-region-baseline", scope="account", depends_on=["account-baseline"]),
    Stack(id="audit", scope="account", depends_on=["account-region-baseline"]),
    Stack(id="compliance", scope="account", depends_on=["audit"]),
    Stack(id="threat-detection", scope="account", depends_on=["compliance"]),
    Stack(id="account-incident-response", scope="account", depends_on=["threat-detection"]),
    Stack(id="account-observability", scope="account", depends_on=["threat-detection"]),
    Stack(id="cost", scope="account", depends_on=["account-baseline"]),
    Stack(id="keys"),
    Stack(id="network", depends_on=["keys"]),
    Stack(id="hsm", depends_on=["network"]),
    Stack(id="network-mesh", depends_on=["network"]),
    Stack(id="notifications", depends_on=["keys"]),
    Stack(id="messaging", depends_on=["notifications"]),
    Stack(id="secrets", depends_on=["keys"]),
    Stack(id="parameters"),
    Stack(id="pki", depends_on=["keys"]),
    Stack(id="registry", depends_on=["keys"]),
    Stack(id="dns", depends_on=["keys"]),
    Stack(id="storage", depends_on=["keys"]),
    Stack(id="data", depends_on=["network", "secrets"]),
    Stack(id="backup", depends_on=["data"]),
    Stack(id="firewall", depends_on=["secrets", "storage"]),
    Stack(id="ingress", depends_on=["network", "notifications"]),
    Stack(id="edge", depends_on=["ingress"]),
    Stack(id="edge-cloudflare", depends_on=["edge"]),
    Stack(id="compute", depends_on=["ingress", "registry", "data", "pki"]),
    Stack(id="batch-spot", depends_on=["network", "registry"]),
    Stack(id="observability", depends_on=["notifications"]),
    Stack(id="chat", depends_on=["notifications"]),
    Stack(id="datadog"),
    Stack(id="incident-response", depends_on=["network", "notifications"]),
    Stack(id="secrets-rotation", depends_on=["compute", "secrets"]),
    Stack(id="log-forwarding", depends_on=["compute"]),
    Stack(id="pagerduty", depends_on=["notifications"]),
)
"""For a platform that lists no stacks; each system declares which one usually holds it."""
