"""Skips a project, or a root module, whose inputs have not changed.

Safe because an entry names everything that the output depends on: the bytes of the documents, of
our own code, facts and templates, the versions of what we build with, the date (decisions expire
on a date), and the bytes that were written. If anything differs, or an entry cannot be read, the
work is done again.
"""
