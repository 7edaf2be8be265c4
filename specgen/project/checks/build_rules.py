"""Rules whose violations only show when the resources are built."""

from specgen.findings.rule import rule

ONE_OWNER = rule(
    "ADDR001",
    "every Terraform address belongs to one document",
    fact="Terraform refuses two resources with one address, and CDKTF merges them silently",
    source="https://developer.hashicorp.com/terraform/language/resources/syntax",
)
PATCH_HITS = rule("ADDR002", "a `terraform:` patch names a resource that the document makes")

PATCH_FILLS = rule(
    "TF004",
    "a resource has all required arguments after a `terraform:` patch",
    fact="a patch is merged into what the document makes; Terraform refuses a block without them",
    source="terraform providers schema -json, hashicorp/aws 5.100.0",
)

FREE_TO_MOVE = rule(
    "ADDR003",
    "nothing is moved from an address that another resource has",
    fact="Terraform refuses to plan: the moved object still exists",
    source="https://developer.hashicorp.com/terraform/language/moved",
)

BINDINGS = rule(
    "BIND001",
    "the bindings of each provider that a document needs are installed",
    fact="CDKTF makes a provider's resources with classes of the provider's own; those of AWS come "
    "with specgen, others are as large, so they are extras",
    source="pyproject.toml",
)

RULES = (ONE_OWNER, PATCH_HITS, PATCH_FILLS, FREE_TO_MOVE, BINDINGS)
