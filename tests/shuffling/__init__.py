"""The same documents, written in another way."""
