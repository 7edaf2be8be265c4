"""Chat channels of AWS (Amazon Q Developer in chat applications, once AWS Chatbot), and SMS."""

API_REGIONS = ("us-east-2", "us-west-2", "eu-west-1", "ap-southeast-1")
"""Where its API has an endpoint; elsewhere its name resolves to nothing. Topics may be anywhere.

source: https://docs.aws.amazon.com/general/latest/gr/chatbot.html (2026-11-29)
"""

LONGEST_ID = 255
"""source: botocore 1.44.5, chatbot/2017-10-11, SlackTeamId, SlackChannelId"""

SMS_REGIONS = frozenset(
    {
        "us-east-1",
        "us-east-2",
        "us-west-1",
        "us-west-2",
        "af-south-1",
        "ap-northeast-1",
        "ap-northeast-2",
        "ap-northeast-3",
        "ap-south-1",
        "ap-south-2",
        "ap-southeast-1",
        "ap-southeast-2",
        "ap-southeast-3",
        "ap-southeast-4",
        "ca-central-1",
        "ca-west-1",
        "eu-central-1",
        "eu-central-2",
        "eu-north-1",
        "eu-south-1",
        "eu-south-2",
        "eu-west-1",
        "eu-west-2",
        "eu-west-3",
        "il-central-1",
        "me-central-1",
        "me-south-1",
        "sa-east-1",
        "us-gov-east-1",
        "us-gov-west-1",
    }
)
"""From which SNS sends text messages.

source: https://docs.aws.amazon.com/sns/latest/dg/sns-supported-regions-countries.html (2026-11-29);
of its rows those up to eu-south-1 were read, the others are from memory: not verified
"""

FIRST_SPEND_USD = 1
"""A month, until AWS grants more: the quota of a new account, in each region.

source: https://docs.aws.amazon.com/sns/latest/dg/channels-sms-awssupport-spend-threshold.html
(2023 copy)
"""

PHONE = r"[+][1-9][0-9]{6,14}"
"""E.164: a plus, the country, at most 15 digits. RE2 as well.

source: https://docs.aws.amazon.com/sns/latest/dg/sms_sending-overview.html (2026-11-29)
"""
