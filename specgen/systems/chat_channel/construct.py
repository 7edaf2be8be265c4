"""Chat channel document -> configuration of the channel, and the role that it reads with."""

from cdktf_cdktf_provider_aws.chatbot_slack_channel_configuration import (
    ChatbotSlackChannelConfiguration,
)
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy

from specgen.sdk.aws.iam import allow, document, trust
from specgen.sdk.construct import Scope, in_region
from specgen.systems.chat_channel.model import ChatChannel

ACTIONS = ("cloudwatch:Describe*", "cloudwatch:Get*", "cloudwatch:List*")
"""With these it adds graphs to messages of alarms; they take no resource.

source: https://docs.aws.amazon.com/chatbot/latest/adminguide/chatbot-iam-policies.html, and
published policies with its name, AWS-Chatbot-NotificationsOnly-Policy (2026-11-30)
"""


def build(scope: Scope, spec: ChatChannel) -> None:
    role = scope.add(
        IamRole,
        name=scope.aws_name(),
        description=scope.description,
        assume_role_policy=scope.json("trust", trust("chatbot.amazonaws.com")),
    )
    reading = document(allow("ReadMetrics", ACTIONS))
    scope.add(IamRolePolicy, name="read", role=role.id, policy=scope.json("read", reading))
    partition = scope.names.partition
    in_region(scope, spec.api_region(scope.here) or scope.region).add(
        ChatbotSlackChannelConfiguration,
        configuration_name=scope.aws_name(),
        slack_team_id=spec.slack.workspace,
        slack_channel_id=spec.slack.channel,
        iam_role_arn=role.arn,
        guardrail_policy_arns=[f"arn:{partition}:iam::aws:policy/{p}" for p in spec.guardrails],
        sns_topic_arns=[topic.spec.arn(topic) for topic in spec.all_topics(scope.here)],
        logging_level=spec.log_level,
        user_authorization_required=False,
    )
