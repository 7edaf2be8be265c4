"""Prices from AWS's public price list: read file by file, matched with meters, written as YAML."""
