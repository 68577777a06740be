"""To look at pages: a found Chromium, a static server, a phone, a witness; for conftest.py alone."""
