"""The detector of GuardDuty, with each feature turned on or off."""

from collections.abc import Iterator, Sequence

from cdktf import ITerraformDependable
from cdktf_cdktf_provider_aws.guardduty_detector import GuarddutyDetector
from cdktf_cdktf_provider_aws.guardduty_detector_feature import (
    GuarddutyDetectorFeature,
    GuarddutyDetectorFeatureAdditionalConfiguration,
)

from specgen.facts.security import AGENTS, FEATURES, PUBLISH, RUNTIME
from specgen.sdk.construct import Scope
from specgen.systems.threat_detection.model.parts import GuardDuty

Parts = Sequence[GuarddutyDetectorFeatureAdditionalConfiguration]


def detector(scope: Scope, spec: GuardDuty) -> GuarddutyDetector:
    made = scope.add(
        GuarddutyDetector,
        enable=True,
        finding_publishing_frequency=PUBLISH[spec.publish],
        lifecycle=scope.lifecycle(),
    )
    # one after the other: each is an update of the one detector
    before: list[ITerraformDependable] = []
    for role, name, is_on, parts in _features(spec):
        feature = scope.add(
            GuarddutyDetectorFeature,
            role,
            detector_id=made.id,
            name=name,
            status=_status(is_on),
            additional_configuration=list(parts) or None,
            depends_on=before or None,
        )
        before = [feature]
    return made


def _features(spec: GuardDuty) -> Iterator[tuple[str, str, bool, Parts]]:
    """Those that are off, too: a feature without a resource stays as it is.

    (role, name in AWS, whether it is on, its parts)
    """
    for key, name in FEATURES.items():
        yield key.replace("_", "-"), name, key in spec.features, ()
    yield "runtime", RUNTIME, bool(spec.runtime), _agents(spec) if spec.runtime else ()


def _agents(spec: GuardDuty) -> Parts:
    part = GuarddutyDetectorFeatureAdditionalConfiguration
    return [part(name=name, status=_status(key in spec.runtime)) for key, name in AGENTS.items()]


def _status(is_on: bool) -> str:
    return "ENABLED" if is_on else "DISABLED"
