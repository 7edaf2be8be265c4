"""The rules of AWS Config that look at a whole account; for the source, see config_rules.py."""

from collections.abc import Mapping

from specgen.facts.config_rule import Repair, Rule

ACCOUNT_RULES: Mapping[str, Rule] = {
    "iam-password-policy": Rule(
        "periodic",
        at_home=True,
        derives="password_policy",
        repair=Repair("AWSConfigRemediation-SetIAMPasswordPolicy", owner="account"),
    ),
    "iam-root-access-key-check": Rule("periodic", at_home=True),
    "root-account-mfa-enabled": Rule("periodic", at_home=True),
    "mfa-enabled-for-iam-console-access": Rule("periodic", at_home=True),
    "iam-user-no-policies-check": Rule("change", at_home=True, types=("AWS::IAM::User",)),
    "iam-user-unused-credentials-check": Rule(
        "periodic", at_home=True, parameters={"maxCredentialUsageAge": "90"}
    ),
    "access-keys-rotated": Rule("periodic", at_home=True, parameters={"maxAccessKeyAge": "90"}),
    "iam-policy-no-statements-with-admin-access": Rule(
        "change", at_home=True, types=("AWS::IAM::Policy",)
    ),
    "s3-account-level-public-access-blocks-periodic": Rule(
        "periodic",
        at_home=True,
        parameters={
            "BlockPublicAcls": "True",
            "BlockPublicPolicy": "True",
            "IgnorePublicAcls": "True",
            "RestrictPublicBuckets": "True",
        },
        repair=Repair("AWSConfigRemediation-ConfigureS3PublicAccessBlock", owner="account"),
    ),
    "multi-region-cloud-trail-enabled": Rule(
        "periodic",
        at_home=True,
        parameters={"readWriteType": "ALL", "includeManagementEvents": "true"},
    ),
    "cloud-trail-encryption-enabled": Rule(
        "periodic",
        at_home=True,
        repair=Repair(
            "AWSConfigRemediation-EnableCloudTrailEncryptionWithKMS",
            resource="TrailName",
            owner="trail",
        ),
    ),
    "cloud-trail-log-file-validation-enabled": Rule(
        "periodic",
        at_home=True,
        repair=Repair(
            "AWSConfigRemediation-EnableCloudTrailLogFileValidation",
            resource="TrailName",
            owner="trail",
        ),
    ),
    "cloud-trail-cloud-watch-logs-enabled": Rule("periodic", at_home=True),
    "cloudtrail-s3-bucket-public-access-prohibited": Rule("periodic", at_home=True),
    "s3-bucket-default-lock-enabled": Rule(
        "change", at_home=True, types=("AWS::S3::Bucket",), derives="trail"
    ),
}
"""Name -> rule."""
