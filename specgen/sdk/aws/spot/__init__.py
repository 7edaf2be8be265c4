"""What kinds of Spot instances share."""
