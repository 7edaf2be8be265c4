"""Instances, tasks and addresses: in dry run, for real, and twice; with recorded events."""

import json
from types import ModuleType

import pytest
from systems.incident_response import events
from systems.incident_response.playing import client, heard, load, outcomes

pytestmark = pytest.mark.slow


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
