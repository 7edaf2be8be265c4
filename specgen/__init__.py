"""Spec-driven infrastructure: YAML documents in, Terraform JSON out."""
