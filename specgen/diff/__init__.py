"""What a change does to the generated resources: created, changed, replaced, destroyed, moved."""
