"""What databases of RDS have in common, whatever their kind."""
