"""What the provider refuses in a raw document, and values that it does not check."""

from specgen.facts import iam
from specgen.sdk import LateChecks, Project
from specgen.systems.raw.checks.bodies import bodies
from specgen.systems.raw.checks.patches import names_are_one, patches_fit
from specgen.systems.raw.checks.references import (
    references_lead_somewhere,
    texts_are_no_references,
)
from specgen.systems.raw.checks.resources import (
    app_mesh_is_gone,
    fits_the_provider,
    has_terraform_names,
)

CHECKS = (fits_the_provider, has_terraform_names, app_mesh_is_gone)
PROJECT_CHECKS = (patches_fit, names_are_one, references_lead_somewhere, texts_are_no_references)


def _are_needed(project: Project) -> bool:
    actions = (a for e in project.effectives for _, a in e.spec.iam_actions())
    return bool(bodies(project)) or not all(map(iam.exists, actions))


LATE = LateChecks(f"{__name__}.late", _are_needed)
"""They take a tenth of a `validate` to import."""
