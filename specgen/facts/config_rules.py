"""The rules of AWS Config that specgen knows, and what AWS offers to repair what they find.

source: the page of each rule below
https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html
(2026-11-22). Not verified: that the IAM actions of a runbook are all that it needs.
"""

from collections.abc import Mapping

from specgen.facts.config_account_rules import ACCOUNT_RULES
from specgen.facts.config_rule import Repair, Rule

RULES: Mapping[str, Rule] = {
    **ACCOUNT_RULES,
    "securityhub-enabled": Rule(
        "periodic",
        repair=Repair("AWSConfigRemediation-EnableSecurityHub", owner="threat_detection"),
    ),
    "guardduty-enabled-centralized": Rule(
        "periodic",
        repair=Repair("AWSConfigRemediation-CreateGuardDutyDetector", owner="threat_detection"),
    ),
    "guardduty-rds-protection-enabled": Rule("periodic"),
    "guardduty-s3-protection-enabled": Rule("periodic"),
    "guardduty-runtime-monitoring-enabled": Rule("periodic"),
    "cmk-backing-key-rotation-enabled": Rule(
        "periodic",
        repair=Repair(
            "AWSConfigRemediation-EnableKeyRotation",
            resource="KeyId",
            actions=(
                "kms:EnableKeyRotation",
                "kms:GetKeyRotationStatus",
            ),
        ),
    ),
    "kms-cmk-not-scheduled-for-deletion": Rule("periodic"),
    "secretsmanager-rotation-enabled-check": Rule(
        "change",
        types=("AWS::SecretsManager::Secret",),
        parameters={"maximumAllowedRotationFrequency": "30"},
        tag="Rotation",
    ),
    "secretsmanager-scheduled-rotation-success-check": Rule(
        "change", types=("AWS::SecretsManager::Secret",)
    ),
    "secretsmanager-using-cmk": Rule("change", types=("AWS::SecretsManager::Secret",)),
    "rds-storage-encrypted": Rule("change", types=("AWS::RDS::DBInstance",)),
    "rds-multi-az-support": Rule("change", types=("AWS::RDS::DBInstance",), strict=True),
    "rds-instance-public-access-check": Rule(
        "change",
        types=("AWS::RDS::DBInstance",),
        repair=Repair(
            "AWSConfigRemediation-DisablePublicAccessToRDSInstance",
            resource="DbInstanceResourceId",
            actions=(
                "rds:DescribeDBInstances",
                "rds:ModifyDBInstance",
            ),
        ),
    ),
    "rds-instance-deletion-protection-enabled": Rule(
        "change", types=("AWS::RDS::DBInstance",), strict=True
    ),
    "db-instance-backup-enabled": Rule(
        "change",
        types=("AWS::RDS::DBInstance",),
        parameters={"checkReadReplicas": "false"},
        derives="backup",
        strict=True,
    ),
    "rds-snapshots-public-prohibited": Rule(
        "change",
        types=(
            "AWS::RDS::DBClusterSnapshot",
            "AWS::RDS::DBSnapshot",
        ),
    ),
    "rds-enhanced-monitoring-enabled": Rule(
        "change",
        types=("AWS::RDS::DBInstance",),
        strict=True,
        repair=Repair(
            "AWSConfigRemediation-EnableEnhancedMonitoringOnRDSInstance",
            resource="ResourceId",
            owner="postgres",
        ),
    ),
    "rds-postgres-instance-encrypted-in-transit": Rule("periodic"),
    "rds-postgresql-logs-to-cloudwatch": Rule(
        "change", types=("AWS::RDS::DBInstance",), parameters={"logTypes": "postgresql"}
    ),
    "elasticache-repl-grp-encrypted-at-rest": Rule("periodic"),
    "elasticache-repl-grp-encrypted-in-transit": Rule("periodic"),
    "elasticache-repl-grp-auto-failover-enabled": Rule("periodic"),
    "elasticache-redis-cluster-automatic-backup-check": Rule(
        "periodic", parameters={"snapshotRetentionPeriod": "15"}
    ),
    "opensearch-encrypted-at-rest": Rule("change", types=("AWS::OpenSearch::Domain",)),
    "opensearch-in-vpc-only": Rule("change", types=("AWS::OpenSearch::Domain",)),
    "opensearch-node-to-node-encryption-check": Rule("change", types=("AWS::OpenSearch::Domain",)),
    "opensearch-https-required": Rule(
        "change",
        types=("AWS::OpenSearch::Domain",),
        parameters={"tlsPolicies": "Policy-Min-TLS-1-2-PFS-2023-10"},
        repair=Repair(
            "AWSConfigRemediation-EnforceHTTPSOnOpenSearchDomain",
            resource="DomainName",
            owner="opensearch",
        ),
    ),
    "opensearch-data-node-fault-tolerance": Rule(
        "change", types=("AWS::OpenSearch::Domain",), strict=True
    ),
    "ecs-container-insights-enabled": Rule("change", types=("AWS::ECS::Cluster",)),
    "ecs-no-environment-secrets": Rule(
        "change", types=("AWS::ECS::TaskDefinition",), derives="secrets"
    ),
    "ecs-containers-nonprivileged": Rule("change", types=("AWS::ECS::TaskDefinition",)),
    "ecs-awsvpc-networking-enabled": Rule("change", types=("AWS::ECS::TaskDefinition",)),
    "s3-bucket-level-public-access-prohibited": Rule(
        "change",
        types=("AWS::S3::Bucket",),
        repair=Repair(
            "AWSConfigRemediation-ConfigureS3BucketPublicAccessBlock",
            resource="BucketName",
            parameters={
                "BlockPublicAcls": "true",
                "BlockPublicPolicy": "true",
                "IgnorePublicAcls": "true",
                "RestrictPublicBuckets": "true",
            },
            actions=(
                "s3:GetBucketPublicAccessBlock",
                "s3:PutBucketPublicAccessBlock",
            ),
        ),
    ),
    "s3-bucket-ssl-requests-only": Rule(
        "change",
        types=("AWS::S3::Bucket",),
        repair=Repair(
            "AWSConfigRemediation-RestrictBucketSSLRequestsOnly",
            resource="BucketName",
            owner="bucket",
        ),
    ),
    "s3-bucket-versioning-enabled": Rule(
        "change",
        types=("AWS::S3::Bucket",),
        repair=Repair("AWS-ConfigureS3BucketVersioning", resource="BucketName", owner="bucket"),
    ),
    "s3-default-encryption-kms": Rule(
        "change",
        types=(
            "AWS::S3::Bucket",
            "AWS::KMS::Key",
        ),
    ),
    "ec2-ebs-encryption-by-default": Rule(
        "periodic",
        repair=Repair("AWSConfigRemediation-EnableEbsEncryptionByDefault", owner="account_region"),
    ),
    "ec2-imdsv2-check": Rule(
        "change",
        types=("AWS::EC2::Instance",),
        repair=Repair(
            "AWSConfigRemediation-EnforceEC2InstanceIMDSv2",
            resource="InstanceId",
            actions=(
                "ec2:DescribeInstances",
                "ec2:ModifyInstanceMetadataOptions",
            ),
        ),
    ),
    "vpc-default-security-group-closed": Rule(
        "change",
        types=("AWS::EC2::SecurityGroup",),
        repair=Repair(
            "AWSConfigRemediation-RemoveVPCDefaultSecurityGroupRules",
            resource="GroupId",
            actions=(
                "ec2:DescribeSecurityGroups",
                "ec2:RevokeSecurityGroupEgress",
                "ec2:RevokeSecurityGroupIngress",
            ),
        ),
    ),
    "vpc-flow-logs-enabled": Rule("periodic"),
    "incoming-ssh-disabled": Rule(
        "both",
        types=("AWS::EC2::SecurityGroup",),
        repair=Repair(
            "AWS-DisablePublicAccessForSecurityGroup",
            resource="GroupId",
            actions=(
                "ec2:DescribeSecurityGroupRules",
                "ec2:DescribeSecurityGroups",
                "ec2:RevokeSecurityGroupIngress",
            ),
            closes=(22, 3389),
        ),
    ),
    "vpc-sg-open-only-to-authorized-ports": Rule(
        "both", types=("AWS::EC2::SecurityGroup",), derives="ports"
    ),
    "elb-deletion-protection-enabled": Rule(
        "change", types=("AWS::ElasticLoadBalancingV2::LoadBalancer",), strict=True
    ),
    "elbv2-predefined-security-policy-ssl-check": Rule(
        "change", types=("AWS::ElasticLoadBalancingV2::Listener",), derives="tls"
    ),
    "required-tags": Rule("change", derives="tags"),
}
"""Name -> rule."""

LISTS: Mapping[str, tuple[str, ...]] = {"platform-60": tuple(RULES)}
"""Name in documents -> its rules."""
