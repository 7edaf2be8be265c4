"""All checks of resources, and what they find in one."""

from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from specgen.findings.crash import Crash, kept
from specgen.findings.finding import Problem, Severity
from specgen.findings.rule import Rule
from specgen.sdk.aws.resources import (
    actions,
    alarm_queries,
    alarms,
    arns,
    backups,
    balancer_attributes,
    buckets,
    capacity,
    capacity_providers,
    certificates,
    config_rules,
    deputies,
    distributions,
    engines,
    escalation,
    firewall_rules,
    firewalls,
    functions,
    gateways,
    health_checks,
    hosted_zones,
    key_policies,
    key_uses,
    keys,
    listener_rules,
    load_balancers,
    log_groups,
    numbers,
    offers,
    places,
    policies,
    policy_form,
    principals,
    public_buckets,
    records,
    rotation,
    schedules,
    secrets,
    security_groups,
    state_machines,
    subscriptions,
    tasks,
    volumes,
)
from specgen.sdk.aws.resources.check import ResourceCheck
from specgen.sdk.aws.resources.values import Block, Body

CHECKS: tuple[ResourceCheck, ...] = (
    policies.policies_fit,
    policy_form.policies_have_the_form,
    principals.services_exist,
    escalation.rights_are_what_they_seem,
    escalation.roles_are_passed_by_name,
    deputies.services_act_for_this_account,
    deputies.services_come_for_this_account,
    deputies.services_call_for_this_account,
    principals.names_have_a_form,
    key_policies.somebody_has_the_key,
    state_machines.states_lead_on,
    schedules.schedules_run,
    schedules.windows_are_apart,
    capacity.numbers_agree,
    capacity.dimensions_exist,
    tasks.fargate_runs_it,
    tasks.containers_agree,
    engines.engines_exist,
    engines.versions_exist,
    security_groups.rules_have_ports,
    buckets.bucket_names_are_taken,
    buckets.objects_sink,
    buckets.wildcards_are_few,
    buckets.rules_are_apart,
    volumes.volumes_exist,
    load_balancers.protocols_go_together,
    firewalls.one_action,
    firewalls.rules_differ,
    firewalls.no_distribution,
    firewalls.is_at_home,
    firewalls.addresses_are_blocks,
    firewalls.countries_exist,
    firewall_rules.rules_act_as_they_can,
    firewall_rules.groups_exist,
    firewall_rules.rates_are_possible,
    firewall_rules.logs_go_to_one_place,
    log_groups.events_end,
    numbers.cold_for_90_days,
    numbers.alarms_look_back,
    numbers.redrive_is_whole,
    config_rules.managed_rules_exist,
    arns.arns_are_whole,
    records.records_fit_their_type,
    records.distributions_are_not_evaluated,
    records.strings_are_short,
    records.origins_exist,
    distributions.acl_is_for_distributions,
    distributions.methods_are_a_set,
    distributions.countries_are_known,
    distributions.times_are_in_order,
    distributions.headers_are_forwarded,
    health_checks.checks_have_a_target,
    hosted_zones.is_in_the_region,
    functions.runtimes_are_taken,
    offers.types_are_offered,
    actions.actions_exist,
    keys.use_fits_the_spec,
    keys.rotation_is_possible,
    keys.store_takes_the_key,
    certificates.algorithm_is_issued,
    rotation.secrets_rotate_slowly,
    backups.rules_are_kept,
    backups.locks_leave_room,
    gateways.endpoints_are_of_their_type,
    gateways.addresses_are_public,
    capacity_providers.strategies_place_tasks,
    certificates.names_are_public,
    secrets.secrets_are_taken,
    secrets.copies_are_elsewhere,
    keys.aliases_are_free,
    keys.days_are_taken,
    balancer_attributes.balancers_have_their_attributes,
    balancer_attributes.groups_have_their_attributes,
    listener_rules.rules_end,
    listener_rules.redirects_lead_elsewhere,
    listener_rules.clients_are_verified,
    listener_rules.addresses_are_not_fixed,
    places.keys_are_near,
    places.certificates_are_near,
    key_uses.keys_are_meant,
    key_uses.grants_fit_the_key,
    rotation.windows_are_apart,
    rotation.values_are_stored,
    certificates.names_have_the_form,
    certificates.options_are_taken,
    backups.resources_are_found,
    secrets.somebody_reads_it,
    public_buckets.policies_name_somebody,
    public_buckets.lists_admit_nobody,
    public_buckets.all_ways_are_blocked,
    alarms.periods_are_long,
    alarms.thresholds_exist,
    alarms.actions_are_few,
    alarms.topics_are_near,
    alarms.dimensions_are_published,
    alarms.no_unit,
    alarms.missing_is_spelt,
    alarms.bands_have_operators,
    alarms.dimensions_have_values,
    alarms.rules_can_be_read,
    alarms.rules_lead_on,
    alarm_queries.metrics_are_few,
    alarm_queries.one_returns_data,
    alarm_queries.ids_exist,
    alarm_queries.one_series,
    alarm_queries.insights_have_a_period,
    subscriptions.endpoints_have_the_form,
)
"""A new one is one line."""

CODES = frozenset(check.rule.code for check in CHECKS)


@cache
def checks_of(kind: str, *, errors: bool = False) -> tuple[ResourceCheck, ...]:
    """errors: only those that may find an error"""
    found = (check for check in CHECKS if check.takes(kind))
    return tuple(c for c in found if not errors or Severity.ERROR in c.rule.severities)


@dataclass(frozen=True, slots=True)
class Around:
    """The root module of a resource: name -> local value, its region, address -> resource"""

    local: Body = field(default_factory=dict)
    region: str = ""
    resources: Mapping[str, Body] = field(default_factory=dict)


NOTHING = Around()


def problems(
    kind: str,
    body: Any,
    module: Around = NOTHING,
    *,
    errors: bool = False,
    crashes: list[Crash] | None = None,
) -> Iterator[tuple[Rule, Problem]]:
    """Of a whole resource as Terraform JSON.

    errors: as checks_of(); crashes: gets the errors of checks, which are raised without it
    """
    if not isinstance(body, dict):
        return
    elsewhere = "provider" in body or "region" in body
    region = "" if elsewhere else module.region
    block = Block(body, module.local, region=region, others=module.resources)
    for check in checks_of(kind, errors=errors):
        with nullcontext() if crashes is None else kept(crashes, check.rule.code):
            yield from [(check.rule, problem) for problem in check.function(kind, block)]
