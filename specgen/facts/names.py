"""How long a name may be and which characters it may have, per kind of AWS resource."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from specgen.facts.name_rule import NameRule
from specgen.facts.names_edge import EDGE

AS_OF = date(2026, 11, 22)

_DOCS = "https://docs.aws.amazon.com"


def problem(kind: str | NameRule, name: str) -> str | None:
    """What is wrong with the name, in plain words, or None.

    kind: a key of LIMITS, or a rule of its own
    raises: KeyError for another kind
    """
    rule = LIMITS[kind] if isinstance(kind, str) else kind
    if len(name) > rule.maximum:
        return f"{name!r} has {len(name)} characters, {rule.maximum} are allowed"
    if re.fullmatch(rule.pattern, name, re.ASCII) is None:
        return f"{name!r} is not {rule.words}"
    return None


_ELB = f"{_DOCS}/elasticloadbalancing/latest/APIReference"
_RDS = f"{_DOCS}/AmazonRDS/latest/APIReference"
_IAM = f"{_DOCS}/IAM/latest/APIReference"
_EC2 = f"{_DOCS}/AWSEC2/latest/APIReference"
_ECS = f"{_DOCS}/AmazonECS/latest/APIReference"

# A hyphen is between two other characters, never next to another hyphen.
_SINGLE_HYPHENS = r"[a-z](-?[a-z0-9])*"
_SINGLE_HYPHENS_WORDS = (
    "lowercase letters, digits and single hyphens; it starts with a letter and ends with no hyphen"
)
_IAM_PATTERN = r"[\w+=,.@-]+"
_IAM_WORDS = "letters, digits and +=,.@_-"
_ECS_PATTERN = r"[A-Za-z0-9_-]+"
_ECS_WORDS = "letters, digits, hyphens and underscores"
_ECR_PART = r"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*"

# RDS and ElastiCache store names in lower case, and Terraform would see a change in every plan.
LIMITS: Mapping[str, NameRule] = MappingProxyType(
    {
        **EDGE,
        "access_analyzer": NameRule(
            255,
            r"[A-Za-z][A-Za-z0-9_.-]*",
            "letters, digits and _.-, from a letter",
            f"{_DOCS}/access-analyzer/latest/APIReference/API_CreateAnalyzer.html",
        ),
        "chat_channel": NameRule(
            128,
            r"[A-Za-z0-9_-]+",
            _ECS_WORDS,
            f"{_DOCS}/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html",
        ),
        "delivery_stream": NameRule(
            64,
            r"[a-zA-Z0-9_.-]+",
            "letters, digits and _.-",
            f"{_DOCS}/firehose/latest/APIReference/API_CreateDeliveryStream.html",
        ),
        "load_balancer": NameRule(
            32,
            r"(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?",
            "letters, digits and inner hyphens, not starting with internal-",
            f"{_ELB}/API_CreateLoadBalancer.html",
        ),
        "target_group": NameRule(
            32,
            r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?",
            "letters, digits and inner hyphens",
            f"{_ELB}/API_CreateTargetGroup.html",
        ),
        "replication_group": NameRule(
            40,
            _SINGLE_HYPHENS,
            _SINGLE_HYPHENS_WORDS,
            f"{_DOCS}/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html",
        ),
        "cache_user": NameRule(
            40,
            _SINGLE_HYPHENS,
            _SINGLE_HYPHENS_WORDS,
            f"{_DOCS}/AmazonElastiCache/latest/APIReference/API_CreateUser.html",
        ),
        "opensearch_domain": NameRule(
            28,
            r"[a-z][a-z0-9-]{2,}",
            "3 or more lowercase letters, digits and hyphens, starting with a letter",
            f"{_DOCS}/opensearch-service/latest/APIReference/API_CreateDomain.html",
        ),
        "iam_role": NameRule(64, _IAM_PATTERN, _IAM_WORDS, f"{_IAM}/API_CreateRole.html"),
        "iam_policy": NameRule(128, _IAM_PATTERN, _IAM_WORDS, f"{_IAM}/API_CreatePolicy.html"),
        "instance_profile": NameRule(
            128, _IAM_PATTERN, _IAM_WORDS, f"{_IAM}/API_CreateInstanceProfile.html"
        ),
        "db_instance": NameRule(
            63, _SINGLE_HYPHENS, _SINGLE_HYPHENS_WORDS, f"{_RDS}/API_CreateDBInstance.html"
        ),
        "db_subnet_group": NameRule(
            255,
            r"(?!default$)[a-z][a-z0-9._ -]*",
            "lowercase letters, digits, spaces and ._- starting with a letter, other than default",
            f"{_RDS}/API_CreateDBSubnetGroup.html",
        ),
        "db_parameter_group": NameRule(
            255, _SINGLE_HYPHENS, _SINGLE_HYPHENS_WORDS, f"{_RDS}/API_CreateDBParameterGroup.html"
        ),
        "db_cluster": NameRule(
            63, _SINGLE_HYPHENS, _SINGLE_HYPHENS_WORDS, f"{_RDS}/API_CreateDBCluster.html"
        ),
        "db_cluster_parameter_group": NameRule(
            255,
            _SINGLE_HYPHENS,
            _SINGLE_HYPHENS_WORDS,
            f"{_RDS}/API_CreateDBClusterParameterGroup.html",
        ),
        "db_option_group": NameRule(
            255, _SINGLE_HYPHENS, _SINGLE_HYPHENS_WORDS, f"{_RDS}/API_CreateOptionGroup.html"
        ),
        "security_group": NameRule(
            255,
            r"(?!sg-)[A-Za-z0-9 ._\-:/()#,@\[\]+=&;{}!$*]+",
            "letters, digits, spaces and ._-:/()#,@[]+=&;{}!$* not starting with sg-",
            f"{_EC2}/API_CreateSecurityGroup.html",
        ),
        "launch_template": NameRule(
            128,
            r"[A-Za-z0-9().\-/_]{3,}",
            "3 or more letters, digits and ().-/_",
            f"{_EC2}/API_CreateLaunchTemplate.html",
        ),
        "s3_bucket": NameRule(
            63,
            r"(?!xn--)(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]+[a-z0-9]",
            "3 or more lowercase letters, digits and inner hyphens or dots, and no IP address",
            f"{_DOCS}/AmazonS3/latest/userguide/bucketnamingrules.html",
        ),
        "efs_creation_token": NameRule(
            64,
            r".+",
            "any characters",
            f"{_DOCS}/efs/latest/ug/API_CreateFileSystem.html",
        ),
        "sqs_queue": NameRule(
            80,
            r"[A-Za-z0-9_-]+(\.fifo)?",
            "letters, digits, hyphens and underscores, with .fifo at the end of a FIFO queue",
            f"{_DOCS}/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html",
        ),
        "backup_vault": NameRule(
            50,
            r"[A-Za-z0-9_-]{2,}",
            "letters, digits, hyphens and underscores",
            f"{_DOCS}/aws-backup/latest/devguide/API_CreateBackupVault.html",
        ),
        "backup_plan": NameRule(
            50,
            r"[A-Za-z0-9._-]+",
            "letters, digits, dots, hyphens and underscores",
            f"{_DOCS}/aws-backup/latest/devguide/API_BackupPlanInput.html",
        ),
        "sns_topic": NameRule(
            256,
            r"[A-Za-z0-9_-]+(\.fifo)?",
            "letters, digits, hyphens and underscores, with .fifo at the end of a FIFO topic",
            f"{_DOCS}/sns/latest/api/API_CreateTopic.html",
        ),
        "log_group": NameRule(
            512,
            r"(?!aws/)[A-Za-z0-9._/#-]+",
            "letters, digits and ._-/# not starting with aws/",
            f"{_DOCS}/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
        ),
        "kms_alias": NameRule(
            256,
            r"alias/(?!aws/)[A-Za-z0-9/_-]+",
            "alias/ and letters, digits and /_- (alias/aws/ belongs to AWS)",
            f"{_DOCS}/kms/latest/APIReference/API_CreateAlias.html",
        ),
        "secret": NameRule(
            512,
            r"(?!.*-[A-Za-z0-9]{6}$)[A-Za-z0-9/_+=.@-]+",
            "letters, digits and /_+=.@-; it does not end with a hyphen and 6 characters",
            f"{_DOCS}/secretsmanager/latest/apireference/API_CreateSecret.html",
        ),
        "ecr_repository": NameRule(
            256,
            rf"(?=..){_ECR_PART}(/{_ECR_PART})*",
            "2 or more lowercase letters and digits with single . _ / or hyphens between them",
            f"{_DOCS}/AmazonECR/latest/APIReference/API_CreateRepository.html",
        ),
        "ecs_cluster": NameRule(255, _ECS_PATTERN, _ECS_WORDS, f"{_ECS}/API_CreateCluster.html"),
        "ecs_service": NameRule(255, _ECS_PATTERN, _ECS_WORDS, f"{_ECS}/API_CreateService.html"),
        "ecs_task_family": NameRule(
            255, _ECS_PATTERN, _ECS_WORDS, f"{_ECS}/API_RegisterTaskDefinition.html"
        ),
        "schedule": NameRule(
            64,
            r"[0-9A-Za-z_.-]+",
            "letters, digits and _.-",
            f"{_DOCS}/scheduler/latest/APIReference/API_CreateSchedule.html",
        ),
        "ecs_capacity_provider": NameRule(
            255,
            r"(?!(?i:aws|ecs|fargate))[A-Za-z0-9_-]+",
            "letters, digits, hyphens and underscores, not starting with aws, ecs or fargate",
            f"{_ECS}/API_CreateCapacityProvider.html",
        ),
        "autoscaling_group": NameRule(
            255,
            r"[\x20-\x7e]+",
            "printable ASCII characters",
            f"{_DOCS}/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html",
        ),
        "dashboard": NameRule(
            255,
            r"[A-Za-z0-9_-]+",
            "letters, digits, hyphens and underscores",
            f"{_DOCS}/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html",
        ),
        "alarm": NameRule(
            255,
            r"[\x20-\x7e]+",
            "printable ASCII characters",
            f"{_DOCS}/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
        ),
        # 1011 including the ARN before it; its longest prefix in our regions has 50.
        "ssm_parameter": NameRule(
            961,
            r"(?!(?i:/?(aws|ssm)))(/[A-Za-z0-9_.-]+){1,15}|(?!(?i:aws|ssm))[A-Za-z0-9_.-]+",
            "parts of letters, digits and _.- after a / each (15 at most), first not aws or ssm",
            f"{_DOCS}/systems-manager/latest/APIReference/API_PutParameter.html",
        ),
    }
)
