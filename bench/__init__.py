"""Measures whole builds beside stock MkDocs + Material and Hugo (`python -m bench`); for maintainers."""
