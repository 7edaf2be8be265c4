"""Events of EventBridge with findings, in the form of GuardDuty's and Security Hub's API models.

GuardDuty writes what its API returns into an event, with the same names; test_playbooks.py compares
them with the API model.
source: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html
(2026-11-30)
"""

from typing import Any

ACCOUNT, REGION = "123456789012", "us-east-1"
SEEN = "2026-11-29T10:00:00.000Z"


def finding(kind: str, resource: dict[str, Any], **service: Any) -> dict[str, Any]:
    return {
        "version": "0",
        "id": "c8c4daa7-a20c-2f03-0070-b7393dd542ad",
        "source": "aws.guardduty",
        "detail-type": "GuardDuty Finding",
        "account": ACCOUNT,
        "region": REGION,
        "time": SEEN,
        "resources": [],
        "detail": {
            "schemaVersion": "2.0",
            "accountId": ACCOUNT,
            "region": REGION,
            "id": "16afba5c5c43e07c9e3e5e2e544e95df",
            "type": kind,
            "severity": 8,
            "title": f"Finding of {kind}",
            "resource": resource,
            "service": {
                "serviceName": "guardduty",
                "count": 1,
                "eventFirstSeen": SEEN,
                "eventLastSeen": SEEN,
                **service,
            },
        },
    }


def instance(instance_id: str, kind: str = "CryptoCurrency:EC2/BitcoinTool.B!DNS") -> Any:
    details = {"instanceId": instance_id, "instanceType": "m7g.large", "tags": []}
    resource = {"resourceType": "Instance", "instanceDetails": details}
    return finding(kind, resource, resourceRole="ACTOR")


def task(cluster: str, task_arn: str) -> Any:
    details = {
        "name": cluster.rpartition("/")[2],
        "arn": cluster,
        "status": "ACTIVE",
        "taskDetails": {"arn": task_arn, "startedBy": "ecs-svc/1", "launchType": "FARGATE"},
    }
    resource = {"resourceType": "ECSCluster", "ecsClusterDetails": details}
    return finding("CryptoCurrency:Runtime/BitcoinTool.B", resource)


def access_key(user_type: str, user: str, key: str) -> Any:
    details = {
        "accessKeyId": key,
        "principalId": f"{key}:{user}",
        "userType": user_type,
        "userName": user,
    }
    resource = {"resourceType": "AccessKey", "accessKeyDetails": details}
    kind = "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS"
    return finding(kind, resource)


def probe(address: str) -> Any:
    details = {"remoteIpDetails": {"ipAddressV4": address, "country": {"countryName": "Nowhere"}}}
    action = {
        "actionType": "PORT_PROBE",
        "portProbeAction": {"blocked": False, "portProbeDetails": [details]},
    }
    resource = {"resourceType": "Instance", "instanceDetails": {"instanceId": "i-1"}}
    return finding("Recon:EC2/PortProbeUnprotectedPort", resource, action=action)


def connection(address: str, direction: str) -> Any:
    connected = {
        "connectionDirection": direction,
        "protocol": "TCP",
        "remoteIpDetails": {"ipAddressV4": address},
    }
    action = {"actionType": "NETWORK_CONNECTION", "networkConnectionAction": connected}
    resource = {"resourceType": "Instance", "instanceDetails": {"instanceId": "i-1"}}
    return finding("UnauthorizedAccess:EC2/SSHBruteForce", resource, action=action)


def bucket(name: str) -> Any:
    details = [{"arn": f"arn:aws:s3:::{name}", "name": name, "type": "Destination"}]
    resource = {"resourceType": "S3Bucket", "s3BucketDetails": details}
    return finding("Policy:S3/BucketAnonymousAccessGranted", resource)


def login(database: str, user: str) -> Any:
    resource = {
        "resourceType": "RDSDBInstance",
        "rdsDbInstanceDetails": {"dbInstanceIdentifier": database, "engine": "Postgres"},
        "rdsDbUserDetails": {"user": user, "application": "psql", "database": "postgres"},
    }
    kind = "CredentialAccess:RDS/AnomalousBehavior.SuccessfulBruteForce"
    return finding(kind, resource)


def control(name: str) -> Any:
    """A failed control of Security Hub."""
    found = {
        "SchemaVersion": "2018-10-08",
        "Id": f"arn:aws:securityhub:{REGION}:{ACCOUNT}:security-control/S3.2/finding/1",
        "AwsAccountId": ACCOUNT,
        "Title": "S3 general purpose buckets should block public read access",
        "Compliance": {"Status": "FAILED", "SecurityControlId": "S3.2"},
        "Workflow": {"Status": "NEW"},
        "RecordState": "ACTIVE",
        "Resources": [{"Type": "AwsS3Bucket", "Id": f"arn:aws:s3:::{name}", "Region": REGION}],
    }
    return {
        "version": "0",
        "id": "1",
        "source": "aws.securityhub",
        "detail-type": "Security Hub Findings - Imported",
        "account": ACCOUNT,
        "region": REGION,
        "time": SEEN,
        "resources": [found["Id"]],
        "detail": {"findings": [found]},
    }
