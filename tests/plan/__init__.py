"""From a view to everything that will be written."""
