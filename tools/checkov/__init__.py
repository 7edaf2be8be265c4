"""checkov over the plans of the platform, compared with the failures that we allow."""
