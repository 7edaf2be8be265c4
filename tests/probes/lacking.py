"""Probes of the fixes of lacking."""

from botocore.exceptions import ClientError
from botocore.parsers import ResponseParserError as ParserError

from probes import Clients, Probe
from specgen.prove.emulator.fixes import lacking
from specgen.prove.emulator.fixes.fix import Fix


def an_unknown_action_is_told_by_name(aws: Clients) -> bool:
    try:
        aws("ec2").describe_spot_datafeed_subscription()
    except (ClientError, ParserError) as error:
        return "DescribeSpotDatafeedSubscription in us-east-1" in str(error)
    return False


def an_unknown_service_is_told_by_name(aws: Clients) -> bool:
    try:
        aws("dlm").get_lifecycle_policies()
    except (ClientError, ParserError) as error:
        return "dlm" in str(error) and "lacks this service" in str(error)
    return False


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (lacking.says_which_action_is_lacking, an_unknown_action_is_told_by_name),
    (lacking.says_which_service_is_lacking, an_unknown_service_is_told_by_name),
)
