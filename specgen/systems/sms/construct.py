"""SMS document -> preferences of SNS for text messages."""

from cdktf_cdktf_provider_aws.sns_sms_preferences import SnsSmsPreferences

from specgen.sdk.construct import Scope
from specgen.systems.sms.model import Sms


def build(scope: Scope, spec: Sms) -> None:
    scope.add(
        SnsSmsPreferences,
        monthly_spend_limit=spec.monthly_limit_usd,
        default_sms_type=spec.message_type.capitalize(),
        default_sender_id=spec.sender_id,
    )
