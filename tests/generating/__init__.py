"""Documents made from the schemas, within the checks."""
