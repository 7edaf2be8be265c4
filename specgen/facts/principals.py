"""Service principals: how a policy names a service of AWS.

source: most are the service's prefix in IAM; the others stand in AWS's API models (botocore 1.44.5)
and in https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
(2026-11-28). AWS has no page that lists them all, so an unknown one may still exist
"""

import re

from specgen.facts import iam

SUFFIXES = (
    *(".amazonaws.com", ".amazonaws.com.cn", ".amazonaws.eu", ".amazon.com", ".aws.internal"),
    *(".c2s.ic.gov", ".sc2s.sgov.gov", ".cloud.adc-e.uk", ".csp.hci.ic.gov"),
)
"""Of all partitions."""

_OTHERS = frozenset((
    "airflow-env", "alexa-appkit", "application-insights", "application-status-checks",
    "aws-artifact-account-sync", "bcm", "billingreports", "capacitymanager", "ci",
    "cloudwatch-crossaccount", "codecatalyst-runner", "config-conforms",
    "config-multiaccountsetup", "costalerts", "ddp", "directoryservice", "dnssec-route53",
    "ec2fastlaunch", "ec2fleet", "ec2scheduled", "ecs-compute", "ecs-tasks", "edgelambda", "efs",
    "eks-connector", "eks-fargate", "eks-fargate-pods", "eks-nodegroup", "elasticache-serverless",
    "email", "finops-agent", "integrations", "ipam", "iq", "kafkaconnect", "lexv2",
    "license-manager", "macie", "managedservices", "marketplace", "member-account", "migrationhub",
    "monitoring", "network-security-manager", "networkinsights", "opensearchservice",
    "opsworks-cm", "osis-pipelines", "partnercentral-selling", "pinpoint", "rdsdata",
    "researchstudio", "s3-accesspoint", "s3-control", "security-ir", "securityhubv2", "service",
    "servicecatalog-appregistry", "sns-cross-region", "spot", "spotfleet", "tag", "tagging",
    "thinclient", "transitgateway", "vmie", "vpc-flow-logs", "vpclattice", "waf", "wickr",
    "worklink",
))  # fmt: skip
_REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-[0-9]\Z")


def has_suffix(principal: str) -> bool:
    """Whether it ends as a service principal does."""
    return principal.endswith(SUFFIXES)


def is_known(principal: str) -> bool:
    """Whether its service is known; what a service puts before its own name is not looked at."""
    return _service(principal) in names()


def names() -> frozenset[str]:
    """What comes before the suffix."""
    return _OTHERS | frozenset(iam.services())


def _service(principal: str) -> str:
    """logs.us-east-1.amazonaws.com -> logs; ecs.application-autoscaling... -> the latter"""
    suffix = max((s for s in SUFFIXES if principal.endswith(s)), key=len, default="")
    labels = [part for part in principal.removesuffix(suffix).split(".") if part]
    named = [part for part in labels if not _REGION.match(part)]
    return named[-1] if named else ""
