"""Facts about AWS: small dated extracts, and the functions that answer from them.

data/ is written by tools/refresh_facts.py, except elb.json; each file gives its date and source.
"""
