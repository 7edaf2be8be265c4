"""Statements that would prove nothing, found before anything is rendered."""

from specgen.systems.requirements.checks.statements import (
    assertions_are_sound,
    decisions_exist,
    deviations_are_decided,
    nothing_is_left_open,
    nothing_lingers,
    numbers_are_unique,
    satisfied_statements_exist,
    scopes_match,
)

PROJECT_CHECKS = (
    numbers_are_unique,
    nothing_is_left_open,
    deviations_are_decided,
    nothing_lingers,
    decisions_exist,
    assertions_are_sound,
    scopes_match,
    satisfied_statements_exist,
)
