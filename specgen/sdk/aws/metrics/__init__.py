"""Alarms on metrics that a document declares, rather than on those of an AWS service."""
