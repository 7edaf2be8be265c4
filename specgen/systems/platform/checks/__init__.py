"""Promises of the platform, and promises that every document keeps."""

from specgen.systems.platform.checks.accounts import ACCOUNT_CHECKS
from specgen.systems.platform.checks.claims import claims_differ
from specgen.systems.platform.checks.documents import (
    earlier_names_are_free,
    names_fit,
    singletons_have_one_owner,
    tag_keys_have_one_spelling,
    tags_are_allowed,
    written_names_are_filled_in,
)
from specgen.systems.platform.checks.parts import earlier_names_of_parts_are_free
from specgen.systems.platform.checks.platform import (
    environment_tags_are_allowed,
    environments_use_known_regions,
    global_region_is_useful,
    lock_has_its_terraform,
    naming_pattern_is_sound,
    regions_by_alias,
    regions_exist,
    stacks_are_sound,
)
from specgen.systems.platform.checks.tags import tags_fit

PROJECT_CHECKS = (
    *ACCOUNT_CHECKS,
    singletons_have_one_owner,
    names_fit,
    tags_are_allowed,
    tag_keys_have_one_spelling,
    regions_exist,
    environments_use_known_regions,
    global_region_is_useful,
    environment_tags_are_allowed,
    stacks_are_sound,
    naming_pattern_is_sound,
    regions_by_alias,
    lock_has_its_terraform,
    earlier_names_are_free,
    earlier_names_of_parts_are_free,
    claims_differ,
    tags_fit,
    written_names_are_filled_in,
)
