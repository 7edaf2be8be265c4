"""What the documents cost: quantities, multiplied by the prices that the team has committed."""
