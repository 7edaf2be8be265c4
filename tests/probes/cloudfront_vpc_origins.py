"""Probes of the VPC origins of cloudfront: one life needs all three fixes."""

from botocore.exceptions import ClientError

from probes import Clients, Probe
from specgen.prove.emulator.fixes.cloudfront_vpc_origins import FIXES
from specgen.prove.emulator.fixes.fix import Fix

CONFIG = {
    "Name": "inner",
    "Arn": "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/0123456789",
    "HTTPPort": 80,
    "HTTPSPort": 443,
    "OriginProtocolPolicy": "https-only",
    "OriginSslProtocols": {"Quantity": 1, "Items": ["TLSv1.2"]},
}
TAGS = {"Items": [{"Key": "Name", "Value": "inner"}]}


def lives(aws: Clients) -> bool:
    client = aws("cloudfront")
    made = client.create_vpc_origin(VpcOriginEndpointConfig=CONFIG, Tags=TAGS)["VpcOrigin"]
    read = client.get_vpc_origin(Id=made["Id"])
    tags = client.list_tags_for_resource(Resource=made["Arn"])["Tags"]
    client.delete_vpc_origin(Id=made["Id"], IfMatch=read["ETag"])
    try:
        client.get_vpc_origin(Id=made["Id"])
    except ClientError:
        return bool(read["VpcOrigin"]["VpcOriginEndpointConfig"] == CONFIG and tags == TAGS)
    return False


PROBES: tuple[tuple[Fix, Probe], ...] = tuple((fix, lives) for fix in FIXES)
