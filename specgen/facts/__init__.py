"""What AWS is: small dated extracts, and the functions that answer from them.

data/ is written by tools/refresh_facts.py, except elb.json; each file says its date and source.
"""
