"""Rules whose violations only show when the resources are built."""

from specgen.findings.rule import rule

ONE_OWNER = rule(
    "ADDR001",
    "every Terraform address belongs to one document",
    fact="Terraform refuses two resources with one address, and CDKTF merges them silently",
    source="https://developer.hashicorp.com/terraform/language/resources/syntax",
)
PATCH_HITS = rule("ADDR002", "a `terraform:` patch names a resource that the document makes")

RULES = (ONE_OWNER, PATCH_HITS)
