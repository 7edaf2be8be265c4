"""What a change does to what was generated: created, changed, replaced, destroyed, moved."""
