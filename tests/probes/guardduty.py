"""Probes of the fixes of guardduty."""

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


PROBES: tuple[tuple[Fix, Probe], ...] = ((guardduty.keeps_other_features, other_features_stay),)
