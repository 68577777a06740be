"""What goes wrong in site folders, as tables for test_bad_folders.py."""
