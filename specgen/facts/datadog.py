"""Datadog: its sites, the accounts that it reads from, and what it needs to read."""

from typing import Literal, get_args

Site = Literal[
    "datadoghq.com", "us3.datadoghq.com", "us5.datadoghq.com", "datadoghq.eu", "ap1.datadoghq.com"
]
SITES: tuple[str, ...] = get_args(Site)
DEFAULT_SITE = "datadoghq.com"
EUROPEAN_SITES = ("datadoghq.eu",)
"""source: https://docs.datadoghq.com/getting_started/site/ (2026-11-29)"""

_USUAL_READER = "464622532012"
READERS = dict.fromkeys(SITES, _USUAL_READER) | {"ap1.datadoghq.com": "417141415827"}
"""Site -> Datadog's own AWS account, which assumes the role.

source: https://docs.datadoghq.com/integrations/guide/aws-terraform-setup/ (2026-11-29), and of AP1
content/ja/integrations/faq/error-datadog-not-authorized-sts-assume-role.md of DataDog/documentation
(2026-11-30)
"""

READS = (
    "apigateway:GET",
    "autoscaling:Describe*",
    "backup:List*",
    "budgets:ViewBudget",
    "cloudfront:GetDistributionConfig",
    "cloudfront:ListDistributions",
    "cloudtrail:DescribeTrails",
    "cloudtrail:GetTrailStatus",
    "cloudtrail:LookupEvents",
    "cloudwatch:Describe*",
    "cloudwatch:Get*",
    "cloudwatch:List*",
    "dynamodb:Describe*",
    "dynamodb:List*",
    "ec2:Describe*",
    "ecs:Describe*",
    "ecs:List*",
    "elasticache:Describe*",
    "elasticache:List*",
    "elasticfilesystem:DescribeAccessPoints",
    "elasticfilesystem:DescribeFileSystems",
    "elasticfilesystem:DescribeTags",
    "elasticloadbalancing:Describe*",
    "es:DescribeElasticsearchDomains",
    "es:ListDomainNames",
    "es:ListTags",
    "health:DescribeAffectedEntities",
    "health:DescribeEventDetails",
    "health:DescribeEvents",
    "kinesis:Describe*",
    "kinesis:List*",
    "lambda:GetPolicy",
    "lambda:List*",
    "logs:DescribeLogGroups",
    "logs:DescribeLogStreams",
    "logs:DescribeSubscriptionFilters",
    "rds:Describe*",
    "rds:List*",
    "route53:List*",
    "s3:GetBucketLocation",
    "s3:GetBucketLogging",
    "s3:GetBucketNotification",
    "s3:GetBucketTagging",
    "s3:ListAllMyBuckets",
    "sns:List*",
    "sqs:ListQueues",
    "states:DescribeStateMachine",
    "states:ListStateMachines",
    "tag:GetResources",
    "tag:GetTagKeys",
    "tag:GetTagValues",
)
"""What its integration reads. Left out of Datadog's list: everything that writes (subscriptions and
notifications, which we make ourselves, and messages to topics), contents of logs, and services that
specgen does not make.

source: layouts/shortcodes/aws-permissions.md of DataDog/documentation (2026-11-29)
"""

UNREAD = ("AWS/ElasticMapReduce", "AWS/SQS", "AWS/Usage")
"""Namespaces that Datadog leaves out by default; the last one since August 2025.

source: AWSNamespaceFiltersExcludeOnly in the API's specification, and
https://github.com/DataDog/datadog-api-client-java/pull/3052 (2026-11-29)
"""

TICKS_SECONDS = (30, 604_800)
"""source: docs/resources/synthetics_test.md of DataDog/terraform-provider-datadog (2026-11-29)"""

_INTAKE = "https://aws-kinesis-http-intake.logs.{site}"
_FIRST_SITES = ("datadoghq.com", "datadoghq.eu")
INTAKE = {
    site: _INTAKE.format(site=site)
    + ("/v1/input" if site in _FIRST_SITES else "/api/v2/logs?dd-protocol=aws-kinesis-firehose")
    for site in SITES
}
"""Site -> where Firehose sends logs; the later sites have another path.

source: https://docs.datadoghq.com/logs/guide/send-aws-services-logs-with-the-datadog-kinesis-firehose-destination/
(2026-11-29), and as published infrastructure code has them for each site (GitHub, 2026-11-30)
"""
