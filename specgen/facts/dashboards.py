"""Limits of CloudWatch's dashboards.

source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html and
CloudWatch-Dashboard-Body-Structure.html (CloudWatch guide, 2026-11-29)
"""

MOST_WIDGETS = 500
MOST_METRICS_OF_WIDGET = 500
MOST_METRICS = 2_500
MOST_ALARMS_OF_WIDGET = 100
COLUMNS = 24
MOST_HOURS_OF_MINUTES = 360
"""CloudWatch keeps data points of a minute for 15 days.

source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html
"""
HIGHEST = 1_000
"""Rows of one widget."""
FREE, USD_EACH = 3, 3.0
"""Dashboards of an account that cost nothing, and what each other one costs a month; not verified:
secondary sources only."""
