"""What CloudTrail records, and what the CIS benchmark watches in its log.

source: AdvancedEventSelector in the API model of botocore 1.44.5, and the pages beside it:
https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
and logging-network-events-with-cloudtrail.html (2026-11-29)
"""

from collections.abc import Mapping

DATA_EVENTS: Mapping[str, str] = {
    "dynamodb_table": "AWS::DynamoDB::Table",
    "lambda_function": "AWS::Lambda::Function",
    "s3_object": "AWS::S3::Object",
    "sns_topic": "AWS::SNS::Topic",
    "sqs_queue": "AWS::SQS::Queue",
    "ssm_session": "AWS::SSMMessages::ControlChannel",
}
"""Name in documents -> resources.type of the selector."""

NETWORK_ACTIVITY = ("cloudtrail", "ec2", "kms", "s3", "secretsmanager")
"""Services whose calls through interface endpoints CloudTrail records; it may know more by now."""

INSIGHTS: Mapping[str, str] = {
    "call_rate": "ApiCallRateInsight",
    "error_rate": "ApiErrorRateInsight",
}

FIELDS = (
    "eventCategory",
    "eventName",
    "eventSource",
    "readOnly",
    "resources.ARN",
    "resources.type",
    "userIdentity.arn",
)
"""Of a selector, as far as hashicorp/aws 5.100.0 takes them; the API knows more (run)."""


def _events(*names: str, source: str = "") -> str:
    any_of = " || ".join(f"($.eventName = {name})" for name in names)
    return f"{{ ($.eventSource = {source}) && ({any_of}) }}" if source else f"{{ {any_of} }}"


CIS_FILTERS: Mapping[str, str] = {
    "root-used": '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && '
    '($.eventType != "AwsServiceEvent") }',
    "calls-refused": '{ ($.errorCode = "*UnauthorizedOperation") || '
    '($.errorCode = "AccessDenied*") }',
    "sign-in-without-mfa": '{ ($.eventName = "ConsoleLogin") && '
    '($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && '
    '($.responseElements.ConsoleLogin = "Success") }',
    "iam-changed": _events(
        *("AttachGroupPolicy", "AttachRolePolicy", "AttachUserPolicy", "CreatePolicy"),
        *("CreatePolicyVersion", "DeleteGroupPolicy", "DeletePolicy", "DeletePolicyVersion"),
        *("DeleteRolePolicy", "DeleteUserPolicy", "DetachGroupPolicy", "DetachRolePolicy"),
        *("DetachUserPolicy", "PutGroupPolicy", "PutRolePolicy", "PutUserPolicy"),
        source="iam.amazonaws.com",
    ),
    "trail-changed": _events(
        "CreateTrail", "DeleteTrail", "StartLogging", "StopLogging", "UpdateTrail"
    ),
    "sign-in-failed": "{ ($.eventName = ConsoleLogin) && "
    '($.errorMessage = "Failed authentication") }',
    "key-disabled": _events("DisableKey", "ScheduleKeyDeletion", source="kms.amazonaws.com"),
    "bucket-policy-changed": _events(
        *("DeleteBucketCors", "DeleteBucketLifecycle", "DeleteBucketPolicy"),
        *("DeleteBucketReplication", "PutBucketAcl", "PutBucketCors", "PutBucketLifecycle"),
        *("PutBucketPolicy", "PutBucketReplication"),
        source="s3.amazonaws.com",
    ),
    "config-changed": _events(
        *("DeleteDeliveryChannel", "PutConfigurationRecorder", "PutDeliveryChannel"),
        "StopConfigurationRecorder",
        source="config.amazonaws.com",
    ),
    "security-group-changed": _events(
        *("AuthorizeSecurityGroupEgress", "AuthorizeSecurityGroupIngress", "CreateSecurityGroup"),
        *("DeleteSecurityGroup", "RevokeSecurityGroupEgress", "RevokeSecurityGroupIngress"),
    ),
    "network-acl-changed": _events(
        *("CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl"),
        *("DeleteNetworkAclEntry", "ReplaceNetworkAclAssociation", "ReplaceNetworkAclEntry"),
    ),
    "gateway-changed": _events(
        *("AttachInternetGateway", "CreateCustomerGateway", "CreateInternetGateway"),
        *("DeleteCustomerGateway", "DeleteInternetGateway", "DetachInternetGateway"),
    ),
    "route-table-changed": _events(
        *("CreateRoute", "CreateRouteTable", "DeleteRoute", "DeleteRouteTable"),
        *("DisassociateRouteTable", "ReplaceRoute", "ReplaceRouteTableAssociation"),
        source="ec2.amazonaws.com",
    ),
    "vpc-changed": _events(
        *("AcceptVpcPeeringConnection", "AttachClassicLinkVpc", "CreateVpc"),
        *("CreateVpcPeeringConnection", "DeleteVpc", "DeleteVpcPeeringConnection"),
        *("DetachClassicLinkVpc", "DisableVpcClassicLink", "EnableVpcClassicLink"),
        *("ModifyVpcAttribute", "RejectVpcPeeringConnection"),
    ),
}
"""Name -> pattern of CloudWatch.1 to CloudWatch.14 of Security Hub, 4.1 to 4.14 of the CIS AWS
Foundations Benchmark 1.4. That Security Hub finds these spellings equal is not verified.

source: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
(2026-11-29)
"""
