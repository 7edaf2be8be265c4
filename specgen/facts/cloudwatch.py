"""What CloudWatch accepts as names, dimensions and units of metrics."""

from typing import Literal

PRINTABLE, NO_COLON_FIRST = r"^(?! +$)[ -~]+$", r"^(?! +$)(?!:)[ -~]+$"
"""Characters of CloudWatch's names: ASCII, one that is no space, and no colon at the beginning.

source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html,
API_MetricStreamFilter.html, API_Metric.html (2026-11-29)
"""

MOST_DIMENSIONS = 30
"""source: API_Dimension.html"""

RESERVED_NAMESPACE = "AWS/"
"""Of AWS's own services.

source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
(2026-11-29)
"""

Unit = Literal[
    "Seconds",
    "Microseconds",
    "Milliseconds",
    "Bytes",
    "Kilobytes",
    "Megabytes",
    "Gigabytes",
    "Terabytes",
    "Bits",
    "Kilobits",
    "Megabits",
    "Gigabits",
    "Terabits",
    "Percent",
    "Count",
    "Bytes/Second",
    "Kilobytes/Second",
    "Megabytes/Second",
    "Gigabytes/Second",
    "Terabytes/Second",
    "Bits/Second",
    "Kilobits/Second",
    "Megabits/Second",
    "Gigabits/Second",
    "Terabits/Second",
    "Count/Second",
    "None",
]
"""source: StandardUnit in API_MetricDatum.html (botocore 1.44.5)"""
