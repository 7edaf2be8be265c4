"""The site: docs/ as HTML, built by Zensical; `make site`."""
