"""Promises of every document, whatever its kind: names, tags, patches."""

from specgen.project.checks.check import ProjectCheck
from specgen.systems import SYSTEMS
from specgen.systems.platform.checks.documents import (
    names_fit,
    singletons_have_one_owner,
    tag_keys_have_one_spelling,
    tags_are_allowed,
)
from specgen.systems.quota.checks import enough
from specgen.systems.raw.checks import values
from specgen.systems.raw.checks.patches import patches_fit
from specgen.systems.secret.checks.values import holds_no_secret

PROJECT_CHECKS: tuple[ProjectCheck, ...] = (
    singletons_have_one_owner,
    names_fit,
    tags_are_allowed,
    tag_keys_have_one_spelling,
    patches_fit,
    holds_no_secret,
    *values.CHECKS,
    *enough.CHECKS,
    *(check for system in SYSTEMS for check in system.project_checks),
)
