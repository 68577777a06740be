"""Yitu 驿图: YAML records of stations, recognised people and services become a public static website."""

__version__ = "0.1.0"
