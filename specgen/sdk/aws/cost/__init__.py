"""What kinds about an account's bill share."""
