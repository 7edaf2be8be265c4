"""The functions with recorded events, on an emulator of AWS: in dry run, for real, and twice."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import ModuleType, SimpleNamespace
from typing import Any

import boto3
import botocore.session
import pytest
from moto import mock_aws
from systems.incident_response import events

from specgen.sdk import read_text

QUEUE, TOPIC = "heard", "security"


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", events.REGION)
    with mock_aws():
        topic = client("sns").create_topic(Name=TOPIC)["TopicArn"]
        client("sqs").create_queue(QueueName=QUEUE)
        arn = f"arn:aws:sqs:{events.REGION}:{events.ACCOUNT}:{QUEUE}"
        client("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
        monkeypatch.setenv("TOPIC", topic)
        monkeypatch.setenv("DRY_RUN", "false")
        yield


def client(service: str) -> Any:
    return boto3.client(service, events.REGION)


def load(name: str, monkeypatch: pytest.MonkeyPatch, **environment: str) -> ModuleType:
    """The function of a playbook, as its archive has it."""
    monkeypatch.setenv("PLAYBOOK", name.replace("_", "-"))
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    made = {}
    for file, text in (("playbook", f"{name}.py"), ("index", "index.py")):
        made[file] = ModuleType(file)
        monkeypatch.setitem(sys.modules, file, made[file])
        source = read_text(f"documents/incident-response/{text}")
        exec(compile(source, text, "exec"), vars(made[file]))  # noqa: S102  our own text
    return made["index"]


def outcomes(module: ModuleType, event: dict[str, Any]) -> list[str]:
    return [answer["outcome"] for answer in module.handler(event, None)]


def heard() -> list[dict[str, Any]]:
    url = client("sqs").get_queue_url(QueueName=QUEUE)["QueueUrl"]
    found = client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    for one in found:
        client("sqs").delete_message(QueueUrl=url, ReceiptHandle=one["ReceiptHandle"])
    return [json.loads(one["Body"]) for one in found]


class TestQuarantine:
    @pytest.fixture
    def network(self, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
        ec2 = client("ec2")
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
        group = ec2.create_security_group(GroupName="q", Description="q", VpcId=vpc)["GroupId"]
        monkeypatch.setenv("NETWORK", vpc)
        monkeypatch.setenv("GROUP", group)
        monkeypatch.setenv("SPARE", json.dumps({"Service": "data"}))
        return {"vpc": vpc, "subnet": subnet, "group": group}

    def run(self, subnet: str, **tags: str) -> str:
        image = client("ec2").describe_images()["Images"][0]["ImageId"]
        made = client("ec2").run_instances(
            ImageId=image,
            MinCount=1,
            MaxCount=1,
            SubnetId=subnet,
            TagSpecifications=[
                {
                    "ResourceType": "instance",
                    "Tags": [{"Key": k, "Value": v} for k, v in {"Name": "n", **tags}.items()],
                }
            ],
        )
        return str(made["Instances"][0]["InstanceId"])

    def groups(self, instance_id: str) -> list[str]:
        found = client("ec2").describe_instances(InstanceIds=[instance_id])
        interfaces = found["Reservations"][0]["Instances"][0]["NetworkInterfaces"]
        return [group["GroupId"] for one in interfaces for group in one["Groups"]]

    def test_isolates_once_and_keeps_the_groups_that_were(
        self, network: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        module = load("quarantine_instance", monkeypatch)
        instance_id = self.run(network["subnet"])
        before = self.groups(instance_id)

        assert outcomes(module, events.instance(instance_id)) == ["done"]
        assert self.groups(instance_id) == [network["group"]]
        tags = client("ec2").describe_tags(
            Filters=[{"Name": "resource-id", "Values": [instance_id]}]
        )["Tags"]
        kept = next(tag["Value"] for tag in tags if tag["Key"] == "groups-before")
        assert kept.endswith(f"={before[0]}")
        assert len(heard()) == 1

        again = events.instance(instance_id)
        again["detail"]["service"]["count"] = 2
        assert outcomes(module, again) == ["contained"]
        assert heard() == []

    def test_dry_run_changes_nothing_and_says_so(
        self, network: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        module = load("quarantine_instance", monkeypatch, DRY_RUN="true")
        instance_id = self.run(network["subnet"])
        before = self.groups(instance_id)

        assert outcomes(module, events.instance(instance_id)) == ["dry run"]
        assert self.groups(instance_id) == before
        message = heard()[0]
        assert message["Message"].startswith("Dry run, nothing was done.")
        assert message["Subject"] == f"quarantine-instance, dry run: {instance_id}"

    def test_spares_data_and_other_networks(
        self, network: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        module = load("quarantine_instance", monkeypatch)
        database = self.run(network["subnet"], Service="data")
        before = self.groups(database)

        assert outcomes(module, events.instance(database)) == ["spared"]
        assert self.groups(database) == before
        assert len(heard()) == 1

        monkeypatch.setenv("NETWORK", "vpc-0123456789abcdef0")
        assert outcomes(module, events.instance(database)) == ["not ours"]
        assert outcomes(module, events.instance("i-0123456789abcdef0")) == ["contained"]

    def test_an_auto_scaling_group_replaces_it(
        self, network: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        scaling = client("autoscaling")
        image = client("ec2").describe_images()["Images"][0]["ImageId"]
        scaling.create_launch_configuration(
            LaunchConfigurationName="l", ImageId=image, InstanceType="m7g.large"
        )
        scaling.create_auto_scaling_group(
            AutoScalingGroupName="hosts",
            LaunchConfigurationName="l",
            MinSize=1,
            MaxSize=2,
            VPCZoneIdentifier=network["subnet"],
        )
        members = scaling.describe_auto_scaling_instances()["AutoScalingInstances"]
        instance_id = members[0]["InstanceId"]
        module = load("quarantine_instance", monkeypatch)

        assert outcomes(module, events.instance(instance_id)) == ["done"]
        after = scaling.describe_auto_scaling_instances()["AutoScalingInstances"]
        assert instance_id not in {one["InstanceId"] for one in after}
        assert len(after) == 1
        assert self.groups(instance_id) == [network["group"]]


class TestTask:
    @pytest.fixture
    def running(self) -> dict[str, str]:
        ecs, ec2 = client("ecs"), client("ec2")
        cluster = ecs.create_cluster(clusterName="main")["cluster"]["clusterArn"]
        ecs.register_task_definition(
            family="api",
            requiresCompatibilities=["FARGATE"],
            networkMode="awsvpc",
            cpu="256",
            memory="512",
            containerDefinitions=[{"name": "api", "image": "api", "memory": 512}],
        )
        subnet = ec2.describe_subnets()["Subnets"][0]["SubnetId"]
        started = ecs.run_task(
            cluster="main",
            taskDefinition="api",
            launchType="FARGATE",
            networkConfiguration={
                "awsvpcConfiguration": {"subnets": [subnet], "securityGroups": ["sg-1"]}
            },
        )
        return {"cluster": cluster, "task": started["tasks"][0]["taskArn"]}

    def status(self, running: dict[str, str]) -> str:
        found = client("ecs").describe_tasks(cluster="main", tasks=[running["task"]])["tasks"]
        return str(found[0]["desiredStatus"])

    def test_stops_one_task_once(
        self, running: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        event = events.task(running["cluster"], running["task"])
        dry = load("stop_compromised_task", monkeypatch, CLUSTER="main", DRY_RUN="true")
        assert outcomes(dry, event) == ["dry run"]
        assert self.status(running) == "RUNNING"

        module = load("stop_compromised_task", monkeypatch, DRY_RUN="false")
        assert outcomes(module, event) == ["done"]
        assert self.status(running) == "STOPPED"
        assert outcomes(module, event) == ["contained"]

    def test_leaves_other_clusters_alone(
        self, running: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        module = load("stop_compromised_task", monkeypatch, CLUSTER="other")
        event = events.task(running["cluster"], running["task"])
        assert outcomes(module, event) == ["not ours"]
        assert self.status(running) == "RUNNING"


class TestAccessKey:
    DENY = "arn:aws:iam::aws:policy/AWSDenyAll"

    def test_turns_the_key_off_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        iam = client("iam")
        iam.create_user(UserName="alice")
        key = iam.create_access_key(UserName="alice")["AccessKey"]["AccessKeyId"]
        key_state = lambda: iam.list_access_keys(UserName="alice")["AccessKeyMetadata"][0]["Status"]  # noqa: E731
        event = events.access_key("IAMUser", "alice", key)

        dry = load("disable_access_key", monkeypatch, ROLES="ask", DRY_RUN="true")
        assert outcomes(dry, event) == ["dry run"]
        assert key_state() == "Active"

        module = load("disable_access_key", monkeypatch, DRY_RUN="false")
        assert outcomes(module, event) == ["done"]
        assert key_state() == "Inactive"
        assert outcomes(module, event) == ["contained"]

    @pytest.mark.parametrize(
        ("kind", "user", "key"),
        [("Root", "", "AKIAROOT"), ("AssumedRole", "api", "ASIA1"), ("IAMUser", "bob", "ASIA2")],
    )
    def test_asks_people_if_there_is_no_key_to_turn_off(
        self, kind: str, user: str, key: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        module = load("disable_access_key", monkeypatch, ROLES="ask")
        assert outcomes(module, events.access_key(kind, user, key)) == ["spared"]

    def test_a_user_or_a_role_that_is_gone_is_contained(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        module = load("disable_access_key", monkeypatch, ROLES="deny", DENY_ALL=self.DENY)
        assert outcomes(module, events.access_key("IAMUser", "gone", "AKIA1")) == ["contained"]
        assert outcomes(module, events.access_key("AssumedRole", "gone", "ASIA1")) == ["contained"]

    def test_denies_a_role_everything_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        iam = client("iam")
        iam.create_role(RoleName="api", AssumeRolePolicyDocument="{}")
        denied = {
            "PolicyName": "deny",
            "PolicyDocument": '{"Version": "2012-10-17", "Statement": '
            '[{"Effect": "Deny", "Action": "*", "Resource": "*"}]}',
        }
        arn = iam.create_policy(**denied)["Policy"]["Arn"]
        module = load("disable_access_key", monkeypatch, ROLES="deny", DENY_ALL=arn)
        event = events.access_key("AssumedRole", "api", "ASIA1")

        assert outcomes(module, event) == ["done"]
        attached = iam.list_attached_role_policies(RoleName="api")["AttachedPolicies"]
        assert [one["PolicyArn"] for one in attached] == [arn]
        assert outcomes(module, event) == ["contained"]


class TestAddress:
    @pytest.fixture
    def module(self, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
        client("s3").create_bucket(Bucket="state")
        made = client("wafv2").create_ip_set(
            Name="attackers", Scope="REGIONAL", IPAddressVersion="IPV4", Addresses=["192.0.2.7/32"]
        )
        arn = made["Summary"]["ARN"]
        return load("block_ip", monkeypatch, SETS=arn, HOURS="24", BUCKET="state")

    def blocked(self) -> set[str]:
        one = client("wafv2").list_ip_sets(Scope="REGIONAL")["IPSets"][0]
        found = client("wafv2").get_ip_set(Name=one["Name"], Id=one["Id"], Scope="REGIONAL")
        return set(found["IPSet"]["Addresses"])

    def test_blocks_once_and_lets_go(
        self, module: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert outcomes(module, events.probe("8.8.4.4")) == ["done"]
        assert self.blocked() == {"192.0.2.7/32", "8.8.4.4/32"}
        assert outcomes(module, events.probe("8.8.4.4")) == ["contained"]
        assert module.handler({"do": "expire"}, None) == []

        monkeypatch.setenv("HOURS", "-1")  # a time that is over
        assert module.handler({"do": "expire"}, None)[0]["target"] == "8.8.4.4"
        assert self.blocked() == {"192.0.2.7/32"}
        assert module.handler({"do": "expire"}, None) == []

    def test_dry_run_blocks_nothing(
        self, module: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DRY_RUN", "true")
        assert outcomes(module, events.connection("8.8.4.4", "INBOUND")) == ["dry run"]
        assert self.blocked() == {"192.0.2.7/32"}

    def test_a_connection_to_somebody_is_no_attack(self, module: ModuleType) -> None:
        assert outcomes(module, events.connection("8.8.4.4", "OUTBOUND")) == []
        assert outcomes(module, events.connection("10.0.0.9", "INBOUND")) == ["spared"]


class TestBucket:
    @pytest.mark.parametrize("event", [events.bucket, events.control])
    def test_closes_once(self, event: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        s3 = client("s3")
        s3.create_bucket(Bucket="open")
        s3.delete_public_access_block(Bucket="open")
        dry = load("block_public_bucket", monkeypatch, DRY_RUN="true")
        assert outcomes(dry, event("open")) == ["dry run"]

        module = load("block_public_bucket", monkeypatch, DRY_RUN="false")
        assert outcomes(module, event("open")) == ["done"]
        found = s3.get_public_access_block(Bucket="open")["PublicAccessBlockConfiguration"]
        assert set(found.values()) == {True}
        assert outcomes(module, event("open")) == ["contained"]
        assert outcomes(module, event("gone")) == ["contained"]


class Rotating:
    """A secret whose rotation ends at once: moto's versions are all of the present moment."""

    def __init__(self) -> None:
        self.rotated: list[str] = []
        self.made = [datetime.now(UTC)]

    def rotate_secret(self, SecretId: str, *, RotateImmediately: bool) -> None:  # noqa: N803  API
        assert RotateImmediately
        self.rotated.append(SecretId)
        self.made.append(datetime.now(UTC))

    def list_secret_version_ids(self, SecretId: str) -> dict[str, Any]:  # noqa: N803  of the API
        assert SecretId
        labels = ["AWSCURRENT", "AWSPREVIOUS"]
        versions = [
            {"VersionId": str(made), "CreatedDate": made, "VersionStages": [label]}
            for made, label in zip(reversed(self.made), labels, strict=False)
        ]
        return {"Versions": versions}


class TestPassword:
    @pytest.fixture
    def secret(self, monkeypatch: pytest.MonkeyPatch) -> str:
        secrets = client("secretsmanager")
        arn = str(secrets.create_secret(Name="app", SecretString="old")["ARN"])
        monkeypatch.setenv("DATABASES", "shop-orders,shop-copy")
        monkeypatch.setenv("SECRETS", json.dumps({"app": arn}))
        return arn

    def current(self, secret: str) -> str:
        return str(client("secretsmanager").get_secret_value(SecretId=secret)["VersionId"])

    def login(self, user: str, database: str = "shop-orders") -> Any:
        """Later than the versions that the secret has."""
        event = events.login(database, user)
        seen = (datetime.now(UTC) - timedelta(seconds=1)).isoformat()
        event["detail"]["service"]["eventLastSeen"] = seen
        return event

    def test_spares_a_user_without_a_secret_and_another_database(
        self, secret: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        module = load("rds_brute_force", monkeypatch)
        before = self.current(secret)
        assert outcomes(module, self.login("postgres")) == ["spared"]
        assert outcomes(module, self.login("app", "other")) == ["not ours"]
        assert self.current(secret) == before

    def test_both_passwords_change_once(self, secret: str, monkeypatch: pytest.MonkeyPatch) -> None:
        module = load("rds_brute_force", monkeypatch, DRY_RUN="true")
        rotating = Rotating()
        monkeypatch.setattr(sys.modules["playbook"], "client_of", lambda _: rotating)
        event = events.login("shop-orders", "app_clone")
        event["detail"]["service"]["eventLastSeen"] = datetime.now(UTC).isoformat()
        assert outcomes(module, event) == ["dry run"]
        assert rotating.rotated == []

        monkeypatch.setenv("DRY_RUN", "false")
        assert outcomes(module, event) == ["done"]
        assert rotating.rotated == [secret, secret]
        assert outcomes(module, event) == ["contained"]
        assert len(rotating.rotated) == 2

    def test_one_rotation_more_if_a_run_ended_after_the_first(
        self, secret: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        module = load("rds_brute_force", monkeypatch)
        rotating = Rotating()
        monkeypatch.setattr(sys.modules["playbook"], "client_of", lambda _: rotating)
        event = events.login("shop-orders", "app")
        event["detail"]["service"]["eventLastSeen"] = datetime.now(UTC).isoformat()
        rotating.rotate_secret(SecretId=secret, RotateImmediately=True)

        assert outcomes(module, event) == ["done"]
        assert rotating.rotated == [secret, secret]

    @pytest.mark.usefixtures("secret")
    def test_a_rotation_that_does_not_end_fails(self, monkeypatch: pytest.MonkeyPatch) -> None:
        module = load("rds_brute_force", monkeypatch)
        playbook = sys.modules["playbook"]
        found = client("secretsmanager").list_secret_version_ids
        idle = SimpleNamespace(rotate_secret=lambda **_: None, list_secret_version_ids=found)
        monkeypatch.setattr(playbook, "client_of", lambda _: idle)
        monkeypatch.setattr(playbook, "ROTATION_SECONDS", -1)
        event = self.login("app")
        event["detail"]["service"]["eventLastSeen"] = datetime.now(UTC).isoformat()
        with pytest.raises(TimeoutError, match="is not over"):
            module.handler(event, None)
        assert heard() == []


def test_events_have_the_names_of_the_api_models() -> None:
    session = botocore.session.get_session()
    guardduty = session.get_service_model("guardduty").shape_for("Finding")
    hub = session.get_service_model("securityhub").shape_for("AwsSecurityFinding")

    for event in (
        events.instance("i-1"),
        events.task("c", "t"),
        events.access_key("Root", "", "k"),
        events.probe("8.8.4.4"),
        events.connection("8.8.4.4", "INBOUND"),
        events.bucket("b"),
        events.login("d", "u"),
    ):
        known(event["detail"], guardduty)
    known(events.control("b")["detail"]["findings"][0], hub)


def known(value: Any, shape: Any) -> None:
    if isinstance(value, list):
        for one in value:
            known(one, shape.member)
    elif isinstance(value, dict):
        members = {
            member.serialization.get("name", name): member for name, member in shape.members.items()
        }
        assert set(value) <= set(members), shape.name
        for name, one in value.items():
            known(one, members[name])
