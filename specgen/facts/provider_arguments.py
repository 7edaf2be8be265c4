"""What the CDKTF bindings of a provider do not tell of its arguments.

Their provider's source has it; for Datadog and PagerDuty a commit near the version was read.
source: internal/services/*/schema.go of cloudflare/terraform-provider-cloudflare at v5.14.0,
datadog/**/resource_*.go of DataDog/terraform-provider-datadog,
pagerduty/resource_pagerduty_*.go of PagerDuty/terraform-provider-pagerduty (2026-11-29)
"""

from collections.abc import Mapping

REQUIRED_BLOCKS: Mapping[str, tuple[str, ...]] = {
    "datadog_integration_aws_account": (
        "auth_config",
        "aws_regions",
        "logs_config",
        "metrics_config",
        "resources_config",  # docs/resources/integration_aws_account.md says so (2026-11-29)
        "traces_config",
    ),
}
"""Type -> blocks that a validator of the provider demands, though its schema does not."""

ALLOWED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "pagerduty_user": {
        "role": (
            "admin",
            "limited_user",
            "observer",
            "owner",
            "read_only_user",
            "restricted_access",
            "read_only_limited_user",
            "user",
        ),
    },
}
"""Type -> argument -> the values that it takes."""

REPLACING: Mapping[str, tuple[str, ...]] = {
    "cloudflare_authenticated_origin_pulls_settings": ("zone_id",),
    "cloudflare_bot_management": ("zone_id",),
    # Read at a later commit: all of its arguments, because the API changes none.
    "cloudflare_certificate_pack": (
        "zone_id",
        "type",
        "hosts",
        "certificate_authority",
        "validation_method",
        "validity_days",
        "cloudflare_branding",
    ),
    "cloudflare_dns_record": ("zone_id", "type"),
    "cloudflare_page_rule": ("zone_id",),
    "cloudflare_regional_hostname": ("zone_id", "hostname", "routing"),
    "cloudflare_ruleset": ("account_id", "zone_id", "kind", "name", "phase"),
    "cloudflare_zone": ("account", "name"),
    "cloudflare_zone_setting": ("zone_id", "setting_id"),
    "datadog_service_level_objective": ("type",),
    "datadog_team_link": ("team_id",),
    "pagerduty_user": (),
}
"""Type -> all arguments whose change replaces the resource; of other types none is known."""
