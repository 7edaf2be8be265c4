"""What the provider refuses in a raw document, and values that it does not check."""

from specgen.sdk.aws.resources.documents import checks_of_documents
from specgen.systems.raw.checks.bodies import bodies
from specgen.systems.raw.checks.patches import patches_fit
from specgen.systems.raw.checks.resources import (
    app_mesh_is_gone,
    fits_the_provider,
    has_terraform_names,
)

CHECKS = (fits_the_provider, has_terraform_names, app_mesh_is_gone)
PROJECT_CHECKS = (
    patches_fit,
    *checks_of_documents(bodies),
)
