"""Providers that keep running between commands, each behind a proxy that cuts its schema."""
