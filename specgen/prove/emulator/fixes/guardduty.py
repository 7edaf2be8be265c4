"""GuardDuty: features of a detector, which are set one at a time, and where it exports findings."""

import json
from typing import Any

from moto.guardduty import urls
from moto.guardduty.models import Detector
from moto.guardduty.responses import GuardDutyResponse

from specgen.prove.emulator.fixes.fix import fix

EXPORT = "publishingDestination"
for _end in ("", "/(?P<destination_id>[^/]+)"):
    _address = f"{{0}}/detector/(?P<detector_id>[^/]+)/{EXPORT}{_end}$"
    urls.url_paths[_address] = GuardDutyResponse.dispatch


@fix(Detector, "update")
def keeps_other_features(self: Any, original: Any, *args: Any, **arguments: Any) -> Any:
    """An update of one feature replaces the whole list, so only the last stays."""
    names = ("enable", "finding_publishing_frequency", "data_sources", "features")
    passed = dict(zip(names, args, strict=False)) | arguments
    kept = {feature["name"]: feature for feature in self.features}
    if passed.get("features"):
        for feature in passed["features"]:
            kept[feature["name"]] = _merged(kept.get(feature["name"], {}), feature)
        passed["features"] = list(kept.values())
    return original(self, *(passed.get(name) for name in names))


def _merged(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Parts that are not sent stay as they are."""
    return {**before, **after}


def _destinations(response: Any) -> dict[str, dict[str, Any]]:
    """Of the detector in the path: id -> destination."""
    kept = response.guardduty_backend.__dict__.setdefault("specgen_destinations", {})
    found: dict[str, dict[str, Any]] = kept.setdefault(response.path.split("/")[2], {})
    return found


@fix(GuardDutyResponse, "create_publishing_destination")
def makes_a_destination(self: Any, _: Any) -> str:
    """CreatePublishingDestination is missing; here nothing is exported."""
    made = {
        "destinationId": "12abc34d567e8fa901bc2d34eexample",
        "destinationType": self._get_param("destinationType"),
        "status": "PUBLISHING",
        "publishingFailureStartTimestamp": 0,
        "destinationProperties": self._get_param("destinationProperties"),
    }
    _destinations(self)[made["destinationId"]] = made
    return json.dumps({"destinationId": made["destinationId"]})


@fix(GuardDutyResponse, "describe_publishing_destination")
def reads_a_destination(self: Any, _: Any) -> Any:
    """DescribePublishingDestination is missing."""
    found = _destinations(self).get(self.path.split("/")[-1])
    if found is None:
        said = (
            "The request is rejected because the one or more input parameters have invalid values."
        )
        refusal = {"__type": "BadRequestException", "message": said}
        return 400, {"status": 400, "x-amzn-errortype": refusal["__type"]}, json.dumps(refusal)
    return json.dumps(found)


@fix(GuardDutyResponse, "update_publishing_destination")
def changes_a_destination(self: Any, _: Any) -> str:
    """UpdatePublishingDestination is missing."""
    found = _destinations(self)[self.path.split("/")[-1]]
    found["destinationProperties"] = self._get_param("destinationProperties")
    return "{}"


@fix(GuardDutyResponse, "delete_publishing_destination")
def drops_a_destination(self: Any, _: Any) -> str:
    """DeletePublishingDestination is missing."""
    _destinations(self).pop(self.path.split("/")[-1], None)
    return "{}"


FIXES = (
    keeps_other_features,
    makes_a_destination,
    reads_a_destination,
    changes_a_destination,
    drops_a_destination,
)
