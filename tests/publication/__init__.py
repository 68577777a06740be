"""The gate: who and what may appear on a date."""
