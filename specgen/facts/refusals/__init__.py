"""Changes that Terraform plans in place and AWS refuses, one module per group of services."""
