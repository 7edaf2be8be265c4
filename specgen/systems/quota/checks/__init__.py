"""What AWS refuses to grant, requests that undo each other, and quotas that are not enough."""

from specgen.systems.quota.checks.requests import requests_agree, rules_fit_an_interface

CHECKS = (requests_agree, rules_fit_an_interface)
