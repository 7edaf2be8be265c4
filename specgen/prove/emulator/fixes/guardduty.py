"""GuardDuty: features of a detector, which are set one at a time."""

from typing import Any

from moto.guardduty.models import Detector

from specgen.prove.emulator.fixes.fix import fix


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


FIXES = (keeps_other_features,)
