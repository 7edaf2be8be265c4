"""Numbers of SQS.

source: CreateQueue and SetQueueAttributes in the API model of botocore 1.44.5, unless a line names
another page (2026-11-29)
"""

QUEUES = (
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html"
)
GUIDE = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide"
READ = "2026-11-29"

SECONDS_A_DAY = 86_400
RETENTION_SECONDS = (60, 14 * SECONDS_A_DAY)
LONGEST_DELAY_SECONDS = 900
LONGEST_VISIBILITY_SECONDS = 43_200
LONGEST_WAIT_SECONDS = 20
KEY_REUSE_SECONDS = (60, 86_400)
DEFAULT_KEY_REUSE_SECONDS = 300
MOST_RECEIVES = 1_000
MOST_NAMED_SOURCES = 10
"""Queues that a redrive allow policy can name."""

LARGEST_KIB = 256
"""SQS takes 1,024 KiB since August 2025, but provider 5.100.0 no more than 256, which it writes.

source: https://github.com/hashicorp/terraform-provider-aws/issues/43692
"""

MOST_POLICY_BYTES = 8_192
"""source: GUIDE/quotas-policies.html"""

FIFO = ".fifo"
"""End of the name of a FIFO queue, which counts towards its length."""
