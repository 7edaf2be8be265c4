import gzip
import json
from importlib.resources import files

import pytest

from specgen.facts import ec2
from specgen.facts.ec2 import InstanceType


@pytest.mark.parametrize(
    "expected",
    [
        InstanceType("m7g.8xlarge", 32, 128 * 1024, "arm64", 8),
        InstanceType("m7g.16xlarge", 64, 256 * 1024, "arm64", 15),
        InstanceType("t3.micro", 2, 1024, "x86_64", 2),
        InstanceType("g5.xlarge", 4, 16 * 1024, "x86_64", 4),
    ],
)
def test_describes_a_type(expected: InstanceType) -> None:
    assert ec2.instance_type(expected.name) == expected


@pytest.mark.parametrize("name", ["m7g.7xlarge", "m7g", "", "q9.large"])
def test_does_not_invent_a_type(name: str) -> None:
    assert ec2.instance_type(name) is None


def test_says_where_a_type_is_offered() -> None:
    assert ec2.offered_zones("m7g.8xlarge", "eu-west-1") == (
        "eu-west-1a",
        "eu-west-1b",
        "eu-west-1c",
    )
    assert "us-east-1e" not in ec2.offered_zones("m7g.8xlarge", "us-east-1")
    assert len(ec2.offered_zones("g5.xlarge", "us-west-2")) == 3


def test_a_type_that_is_not_offered_differs_from_one_we_know_nothing_of() -> None:
    assert ec2.offered_zones("g5.xlarge", "ap-southeast-1") == ()
    assert ec2.offers_known("g5.xlarge", "ap-southeast-1")
    assert not ec2.offers_known("p5.48xlarge", "ap-southeast-1")
    assert not ec2.offers_known("g5.xlarge", "mx-central-1")


def test_knows_the_offers_of_the_families_that_servers_run_on() -> None:
    wanted = "m6g m7g m8g c6g c7g c8g r6g r7g r8g t4g m6i m7i c6i c7i r6i t3 g5 g4dn"

    assert set(wanted.split()) <= ec2.known_families()
    assert "p5" not in ec2.known_families()


def test_agrees_with_moto_on_what_a_host_can_be() -> None:
    packed = files("moto") / "ec2" / "resources" / "instance_types.json.gz"
    types = json.loads(gzip.decompress(packed.read_bytes()))
    known = {name: types[name] for name in ec2.type_names()}
    untold = {"trn2u.48xlarge"}  # has the Trainium chips of trn2, but moto lists none

    for name, told in known.items():
        optimized = told["EbsInfo"]["EbsOptimizedSupport"] != "unsupported"
        assert ec2.may_be_ebs_optimized(name) == optimized, name
        assert ec2.may_be_spot(name) == ("spot" in told["SupportedUsageClasses"]), name
        accelerators = ("GpuInfo", "InferenceAcceleratorInfo", "NeuronInfo")
        driven = any(kind in told for kind in accelerators)
        assert ec2.has_accelerator(name) == (driven or name in untold), name


def test_agrees_with_moto_on_gpus() -> None:
    packed = files("moto") / "ec2" / "resources" / "instance_types.json.gz"
    types = json.loads(gzip.decompress(packed.read_bytes()))

    for name in ec2.type_names():
        listed = types[name].get("GpuInfo", {"Gpus": []})
        assert ec2.gpus(name) == sum(one["Count"] for one in listed["Gpus"]), name


def test_knows_the_smallest_usual_type() -> None:
    assert ec2.smallest("x86_64", 2, 8 * 1024) == "m6i.large"
    assert ec2.smallest("x86_64", 8, 16_000, gpus=4) == "g5.12xlarge"
    assert ec2.smallest("arm64", 1, 1, gpus=1) == ""


def test_linux_keeps_a_list_of_its_memory() -> None:
    small = InstanceType("m4.large", 2, 8192, "x86_64", 2)
    assert 7_985 < small.most_memory_mib < 8_192  # AWS's example has 7,985 left
