"""Numbers of EventBridge Scheduler.

source: its API model in botocore 1.44.5 (2026-11-29)
"""

READ = "2026-11-29"
GUIDE = "https://docs.aws.amazon.com/scheduler/latest/UserGuide"
API = "https://docs.aws.amazon.com/scheduler/latest/APIReference"

MOST_RETRIES = 185
MAXIMUM_AGE_SECONDS = (60, 86_400)
LONGEST_WINDOW_MINUTES = 1_440
MOST_TASKS = 10
MOST_PROVIDERS = 6
MOST_SUBNETS = 16
