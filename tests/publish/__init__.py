"""Writing, swapping, and what must be forgotten."""
