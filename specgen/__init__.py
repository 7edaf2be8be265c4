"""Spec-driven infrastructure: YAML documents in, Terraform JSON out."""

__version__ = "0.1.0"

DISTRIBUTION = "specgen-iac"
"""Its name on PyPI, where `specgen` is another project."""
