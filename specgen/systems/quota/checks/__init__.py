"""What AWS refuses to grant, requests that undo each other, and quotas that are not enough."""

from specgen.systems.quota.checks.enough import (
    addresses_suffice_for_nat,
    quotas_suffice,
    rules_fit_their_group,
)
from specgen.systems.quota.checks.requests import requests_agree, rules_fit_an_interface

CHECKS = (requests_agree, rules_fit_an_interface)
PROJECT_CHECKS = (quotas_suffice, addresses_suffice_for_nat, rules_fit_their_group)
