"""Alarms of a database."""

from specgen.sdk.aws.rds.mysql_alarms import MYSQL_ALARMS as ALARMS

__all__ = ["ALARMS"]
