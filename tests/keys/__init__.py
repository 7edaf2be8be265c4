"""Keys of documents, changed one by one."""
