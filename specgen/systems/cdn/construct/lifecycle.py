"""In which order CloudFront lets go of what a distribution refers to."""

from cdktf import TerraformResourceLifecycle

NEW_BEFORE_OLD = TerraformResourceLifecycle(create_before_destroy=True)
"""CloudFront refuses to delete a policy, an access control or a VPC origin that a distribution
still has; so the distribution is changed before, also if the document no longer has the origin.

source: https://github.com/terraform-aws-modules/terraform-aws-cloudfront/issues/135 (2026-11-29)
"""
