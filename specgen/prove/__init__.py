"""`specgen prove`: the output shown right part by part, without an account."""
