"""All checks of bucket documents."""

CHECKS = ()
