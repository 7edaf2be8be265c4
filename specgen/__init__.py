"""Spec-driven infrastructure: YAML documents in, Terraform JSON out."""

__version__ = "0.1.0"
