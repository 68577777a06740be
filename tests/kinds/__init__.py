"""Kinds of records: what each promises."""
