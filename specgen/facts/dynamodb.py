"""Numbers of DynamoDB.

source: CreateTable and UpdateTable in the API model of botocore 1.44.5, unless a line names another
page (2026-11-30)
"""

GUIDE = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide"
API = "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference"
TABLES = f"{API}/API_CreateTable.html"
READ = "2026-11-30"

NAME_CHARACTERS = (3, 255)
NAME = r"[a-zA-Z0-9_.-]{3,}"
"""Of tables and indexes."""

MOST_ATTRIBUTE_CHARACTERS = 255
MOST_LOCAL_INDEXES = 5
MOST_GLOBAL_INDEXES = 20
MOST_LISTED = 20
"""Attributes that one index lists."""

MOST_LISTED_IN_ALL = 100
"""Attributes that all indexes of a table list, each as often as it is listed."""

MOST_RECOVERY_DAYS = 35
TARGET_PERCENT = (20, 90)
"""What auto scaling may aim at.

source: GUIDE/AutoScaling.html (the two numbers are not verified on the page)
"""

TYPES = {"string": "S", "number": "N", "binary": "B"}
