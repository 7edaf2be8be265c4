"""Pages that are made from the code and the test cases; `make docs` writes them."""
