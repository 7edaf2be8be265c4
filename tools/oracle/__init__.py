"""Asks the real AWS provider, and AWS's own API models, about every bound of our schemas."""
