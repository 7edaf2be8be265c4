"""What RDS databases of all kinds have in common."""
