"""Numbers of Lambda, of EventBridge Scheduler and of filters of SNS subscriptions.

The bounds of a function are those of hashicorp/aws 5.100.0, which refuses what is outside them;
Lambda's API model has larger ones since managed instances exist, which specgen does not make.

source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, the messages of
provider 5.100.0, and the API models of botocore 1.44.5 (2026-11-29)
"""

GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg"
LIMITS = f"{GUIDE}/gettingstarted-limits.html"
READ = "2026-11-29"

MEMORY_MIB = (128, 10_240)
TIMEOUT_SECONDS = (1, 900)
EPHEMERAL_STORAGE_MIB = (512, 10_240)
ENVIRONMENT_BYTES = 4_096
NAME_CHARACTERS = 64
HANDLER_CHARACTERS = 128
MOST_SECURITY_GROUPS = 5

MOST_RETRIES = 2
EVENT_AGE_SECONDS = (60, 21_600)
"""Of asynchronous invocations."""

LARGEST_BATCH, LARGEST_FIFO_BATCH = 10_000, 10
LONGEST_BATCHING_SECONDS = 300
BATCH_WITHOUT_WINDOW = 10
"""A larger batch needs a window of a second or more."""

QUEUE_CONCURRENCY = (2, 1_000)
VISIBILITY_PER_TIMEOUT = 6
"""source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html (2026-11-29)"""

STREAM_RETRIES = 10_000
STREAM_AGE_SECONDS = (60, 604_800)
MOST_PARALLEL = 10
MOST_FILTERS = 5
"""Of records of a stream; AWS raises the number of filters to 10 on request.

source: https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html, and
https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html (2026-11-30)
"""

UNRESERVED = 100
"""Executions that no function may reserve.

source: PutFunctionConcurrency in the API model of botocore 1.44.5 (2026-11-29)
"""

RESERVED_VARIABLES = frozenset(
    {
        "AWS_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "AWS_DEFAULT_REGION",
        "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_VERSION",
        "AWS_LAMBDA_INITIALIZATION_TYPE",
        "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME",
        "AWS_LAMBDA_RUNTIME_API",
        "AWS_REGION",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "LAMBDA_RUNTIME_DIR",
        "LAMBDA_TASK_ROOT",
    }
)
"""Without those that begin with _, which no variable may. TZ is not here: pages disagree on it.

source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html (2026-11-29)
"""

RUNTIMES = (
    "dotnet6",
    "dotnet8",
    "go1.x",
    "java11",
    "java17",
    "java21",
    "java8",
    "java8.al2",
    "nodejs14.x",
    "nodejs16.x",
    "nodejs18.x",
    "nodejs20.x",
    "nodejs22.x",
    "provided",
    "provided.al2",
    "provided.al2023",
    "python3.10",
    "python3.11",
    "python3.12",
    "python3.13",
    "python3.7",
    "python3.8",
    "python3.9",
    "ruby2.7",
    "ruby3.2",
    "ruby3.3",
    "ruby3.4",
)
"""Those that provider 5.100.0 takes and Lambda still changes; newer ones need an image.

source: the message of the provider for another one (2026-11-29)
"""

SCHEDULE_WINDOW_MINUTES = 1_440
SCHEDULE_RETRIES = 185
SCHEDULE_AGE_SECONDS = (60, 86_400)
"""source: CreateSchedule in the API model of botocore 1.44.5 (2026-11-29)"""

MOST_FILTER_KEYS = 5
MOST_FILTER_COMBINATIONS = 150
"""source: https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
(2026-11-29)
"""
