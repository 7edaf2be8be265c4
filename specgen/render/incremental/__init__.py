"""What need not be done again: a project, or a root module, whose inputs are as they were.

Safe because an entry names everything that decides: the bytes of the documents, of our own code,
facts and templates, the versions of what we build with, the day (decisions end on one), and the
bytes that were written. Where anything differs, or an entry cannot be read, the work is done anew.
"""
