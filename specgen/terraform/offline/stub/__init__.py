"""Providers made of their schema alone, where the binary of the real one is not there."""
