"""Root modules written in tmp_path, and the Terraform that proves them."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from support import need_terraform

from specgen.terraform.offline import mirror
from specgen.terraform.offline.server import Server
from specgen.terraform.offline.workspace import WorkingCopy, Workspace, prepare

PEER = "/orders/prod/us-west-2/vpc-id"
VERSION = "5.100.0"

Files = Mapping[str, Mapping[str, Any]]
Write = Callable[[Path, Files], Path]


@pytest.fixture(scope="session")
def proven() -> None:
    need_terraform(VERSION)


@pytest.fixture(scope="session")
def workspace(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workspace]:
    request.getfixturevalue("proven")
    folder = tmp_path_factory.mktemp("offline")
    with Workspace(folder, mirror.find_mirror()) as opened:
        yield opened


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with Server({PEER: "vpc-0a1b2c3d4e5f60718"}) as running:
        yield running


@pytest.fixture(scope="session")
def write() -> Write:
    """Writes files (name -> document) next to a terraform.tf.json as specgen emits it."""

    def write(folder: Path, files: Files) -> Path:
        folder.mkdir(parents=True)
        for name, document in {"terraform": TERRAFORM, **files}.items():
            text = json.dumps(document, indent=2, sort_keys=True)
            (folder / f"{name}.tf.json").write_text(text + "\n", encoding="utf-8")
        return folder

    return write


@pytest.fixture(scope="session")
def terraform() -> Mapping[str, Any]:
    return TERRAFORM


@pytest.fixture(scope="session")
def network() -> Callable[..., Files]:
    """A small network whose VPC may have another name and CIDR."""
    return _network


@pytest.fixture(scope="session")
def module(workspace: Workspace, write: Write) -> Callable[[str, Files], WorkingCopy]:
    def module(name: str, files: Files) -> WorkingCopy:
        return prepare(workspace, write(workspace.folder / "sources" / name, files), name)

    return module


TERRAFORM = {
    "terraform": {
        "required_version": "~> 1.11",
        "required_providers": {"aws": {"source": "hashicorp/aws", "version": VERSION}},
        "backend": {
            "s3": {
                "bucket": "orders-state",
                "key": "prod/us-east-1/network.tfstate",
                "region": "us-east-1",
                "encrypt": True,
                "use_lockfile": True,
            }
        },
    },
    "provider": {
        "aws": [
            {
                "region": "us-east-1",
                "allowed_account_ids": ["111122223333"],
                "default_tags": [{"tags": {"Environment": "prod"}}],
            },
            {"alias": "us_west_2", "region": "us-west-2", "allowed_account_ids": ["111122223333"]},
        ]
    },
}


def _network(vpc: str = "main", cidr: str = "10.0.0.0/16") -> Files:
    vpc_id = f"${{aws_vpc.{vpc}.id}}"
    subnets = {
        f"private-{zone}": {
            "vpc_id": vpc_id,
            "cidr_block": f"10.0.{number}.0/24",
            "availability_zone": f"us-east-1{zone}",
        }
        for number, zone in enumerate("ab")
    }
    return {
        "vpc-main": {"resource": {"aws_vpc": {vpc: {"cidr_block": cidr}}, "aws_subnet": subnets}},
        "security-group-web": {
            "resource": {
                "aws_security_group": {"web": {"name": "web", "vpc_id": vpc_id}},
                "aws_vpc_peering_connection": {
                    "west": {
                        "vpc_id": vpc_id,
                        "peer_vpc_id": "${data.aws_ssm_parameter.west.insecure_value}",
                        "peer_region": "us-west-2",
                    }
                },
                "aws_vpc_peering_connection_accepter": {
                    "west": {
                        "provider": "aws.us_west_2",
                        "vpc_peering_connection_id": "${aws_vpc_peering_connection.west.id}",
                    }
                },
            }
        },
        "inputs": {
            "data": {"aws_ssm_parameter": {"west": {"provider": "aws.us_west_2", "name": PEER}}}
        },
        "outputs": {
            "resource": {
                "aws_ssm_parameter": {
                    "vpc-id": {
                        "name": "/orders/prod/us-east-1/vpc-id",
                        "type": "String",
                        "value": vpc_id,
                    }
                }
            }
        },
    }
