"""Records whose every text is an attack, made from the models of all kinds; for test_hostile.py."""
