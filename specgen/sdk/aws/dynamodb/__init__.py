"""What systems share about DynamoDB."""
