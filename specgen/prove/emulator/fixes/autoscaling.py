"""Application Auto Scaling: tags of scalable targets."""

import json
from typing import Any

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse

from specgen.prove.emulator.fixes.fix import fix

NAMESPACE = "specgen_tags"


@fix(ApplicationAutoScalingResponse, "register_scalable_target")
def keeps_tags_of_a_target(self: Any, original: Any) -> str:
    """The tags of a new target are dropped."""
    answer: str = original(self)
    if tags := self._get_param("Tags"):
        _tags(self, json.loads(answer)["ScalableTargetARN"]).update(tags)
    return answer


@fix(ApplicationAutoScalingResponse, "tag_resource")
def tags_a_target(self: Any, _: Any) -> str:
    """TagResource is missing."""
    _tags(self, self._get_param("ResourceARN")).update(self._get_param("Tags") or {})
    return "{}"


@fix(ApplicationAutoScalingResponse, "untag_resource")
def untags_a_target(self: Any, _: Any) -> str:
    """UntagResource is missing."""
    tags = _tags(self, self._get_param("ResourceARN"))
    for name in self._get_param("TagKeys") or []:
        tags.pop(name, None)
    return "{}"


@fix(ApplicationAutoScalingResponse, "list_tags_for_resource")
def lists_tags_of_a_target(self: Any, _: Any) -> str:
    """ListTagsForResource is missing, and the provider calls it at each read."""
    return json.dumps({"Tags": _tags(self, self._get_param("ResourceARN"))})


def _tags(self: Any, arn: str) -> dict[str, str]:
    """Kept on the backend, so that emptying it removes them."""
    backend = self.applicationautoscaling_backend
    kept: dict[str, dict[str, str]] = backend.__dict__.setdefault(NAMESPACE, {})
    return kept.setdefault(arn, {})


FIXES = (keeps_tags_of_a_target, tags_a_target, untags_a_target, lists_tags_of_a_target)
