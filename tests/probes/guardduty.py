"""Probes of the fixes of guardduty."""

from typing import Any

from probes import Clients, Probe
from specgen.prove.emulator.fixes import guardduty
from specgen.prove.emulator.fixes.fix import Fix


def other_features_stay(aws: Clients) -> bool:
    client = aws("guardduty")
    detector = client.create_detector(Enable=True)["DetectorId"]
    for name in ("S3_DATA_EVENTS", "RDS_LOGIN_EVENTS"):
        client.update_detector(DetectorId=detector, Features=[{"Name": name, "Status": "ENABLED"}])
    read = client.get_detector(DetectorId=detector)["Features"]
    return {feature["Name"] for feature in read} >= {"S3_DATA_EVENTS", "RDS_LOGIN_EVENTS"}


BUCKET = {"DestinationArn": "arn:aws:s3:::findings", "KmsKeyArn": "arn:aws:kms:::key/a"}


def _exporting(client: Any) -> dict[str, str]:
    detector = client.create_detector(Enable=True)["DetectorId"]
    made = client.create_publishing_destination(
        DetectorId=detector, DestinationType="S3", DestinationProperties=BUCKET
    )
    return {"DetectorId": detector, "DestinationId": made["DestinationId"]}


def a_destination_is_made(aws: Clients) -> bool:
    return bool(_exporting(aws("guardduty"))["DestinationId"])


def a_destination_is_read(aws: Clients) -> bool:
    client = aws("guardduty")
    read = client.describe_publishing_destination(**_exporting(client))
    return bool(read["Status"] == "PUBLISHING" and read["DestinationProperties"] == BUCKET)


def a_destination_is_changed(aws: Clients) -> bool:
    client = aws("guardduty")
    where = _exporting(client)
    other = {**BUCKET, "DestinationArn": "arn:aws:s3:::others"}
    client.update_publishing_destination(**where, DestinationProperties=other)
    read = client.describe_publishing_destination(**where)
    return bool(read["DestinationProperties"] == other)


def a_dropped_destination_is_gone(aws: Clients) -> bool:
    client = aws("guardduty")
    where = _exporting(client)
    client.delete_publishing_destination(**where)
    try:
        client.describe_publishing_destination(**where)
    except client.exceptions.BadRequestException:
        return True
    return False


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (guardduty.keeps_other_features, other_features_stay),
    (guardduty.makes_a_destination, a_destination_is_made),
    (guardduty.reads_a_destination, a_destination_is_read),
    (guardduty.changes_a_destination, a_destination_is_changed),
    (guardduty.drops_a_destination, a_dropped_destination_is_gone),
)
