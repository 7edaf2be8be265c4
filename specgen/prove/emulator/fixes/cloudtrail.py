"""CloudTrail: a trail requested by name."""

import json
from typing import Any

from moto.cloudtrail.responses import CloudTrailResponse

from specgen.prove.emulator.fixes.fix import fix


@fix(CloudTrailResponse, "describe_trails")
def describes_the_trails_asked_for(self: Any, original: Any) -> str:
    """Whichever trail is requested, all trails come back."""
    answer: dict[str, Any] = json.loads(original(self))
    if names := self._get_param("trailNameList"):
        asked = [t for t in answer["trailList"] if t["Name"] in names or t["TrailARN"] in names]
        answer["trailList"] = asked
    return json.dumps(answer)


FIXES = (describes_the_trails_asked_for,)
