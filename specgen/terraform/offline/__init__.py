"""Proof without an account: the committed root modules under the real Terraform and provider."""
