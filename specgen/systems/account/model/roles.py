"""Roles that AWS services act with in an account, each made once.

A service makes its role when somebody first uses it in the console. Without the role Terraform
and some APIs fail at the first apply (OpenSearch in a VPC, Auto Scaling with a customer's key).
source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
(2026-11-24)
"""

from collections.abc import Mapping
from types import MappingProxyType

SERVICE_LINKED_ROLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "access_analyzer": ("access-analyzer.amazonaws.com", "AWSServiceRoleForAccessAnalyzer"),
        "application_autoscaling_ecs": (
            "ecs.application-autoscaling.amazonaws.com",
            "AWSServiceRoleForApplicationAutoScaling_ECSService",
        ),
        "autoscaling": ("autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling"),
        "batch": ("batch.amazonaws.com", "AWSServiceRoleForBatch"),
        "config": ("config.amazonaws.com", "AWSServiceRoleForConfig"),
        "backup": ("backup.amazonaws.com", "AWSServiceRoleForBackup"),
        "ecs": ("ecs.amazonaws.com", "AWSServiceRoleForECS"),
        "elasticache": ("elasticache.amazonaws.com", "AWSServiceRoleForElastiCache"),
        "elastic_load_balancing": (
            "elasticloadbalancing.amazonaws.com",
            "AWSServiceRoleForElasticLoadBalancing",
        ),
        "opensearch": (
            "opensearchservice.amazonaws.com",
            "AWSServiceRoleForAmazonOpenSearchService",
        ),
        "rds": ("rds.amazonaws.com", "AWSServiceRoleForRDS"),
        "spot": ("spot.amazonaws.com", "AWSServiceRoleForEC2Spot"),
    }
)
"""Name of the service in documents -> (service principal, name of its role)."""
