"""`specgen prove`: checks the output part by part, without an account."""
