"""What AWS refuses of hand-written Terraform, though the provider accepts it."""

from specgen.sdk.aws.resources.documents import checks_of_documents
from specgen.systems.raw.checks.bodies import bodies

PROJECT_CHECKS = checks_of_documents(bodies)
