"""What the provider refuses in a raw document, and values that it does not look at."""

from specgen.systems.raw.checks.resources import (
    app_mesh_is_gone,
    fits_the_provider,
    has_terraform_names,
)

CHECKS = (fits_the_provider, has_terraform_names, app_mesh_is_gone)
