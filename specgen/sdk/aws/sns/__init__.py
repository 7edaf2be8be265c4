"""SNS: who publishes to topics."""
