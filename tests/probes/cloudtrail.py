"""Probes of the fixes of cloudtrail."""

from probes import Clients, Probe
from specgen.prove.emulator.fixes import cloudtrail
from specgen.prove.emulator.fixes.fix import Fix


def only_the_trail_asked_for(aws: Clients) -> bool:
    aws("s3").create_bucket(Bucket="trails")
    client = aws("cloudtrail")
    for name in ("first-trail", "second-trail"):
        client.create_trail(Name=name, S3BucketName="trails")
    read = client.describe_trails(trailNameList=["first-trail"])["trailList"]
    return [trail["Name"] for trail in read] == ["first-trail"]


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (cloudtrail.describes_the_trails_asked_for, only_the_trail_asked_for),
)
