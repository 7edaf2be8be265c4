"""Proof without an account: runs the committed root modules in the real Terraform and provider."""
