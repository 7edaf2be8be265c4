"""What a change of each key replaces, asked of the real provider."""
